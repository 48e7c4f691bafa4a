import type { LanguageCode } from '../../domain/language.ts';

/** What is made of each language when it is first asked for: most projects speak one or two. */
export function perLanguage<Language extends LanguageCode, Made>(
  make: (language: Language) => Made,
): (language: Language) => Made {
  const made = new Map<Language, Made>();
  return (language) => {
    const found = made.get(language) ?? make(language);
    made.set(language, found);
    return found;
  };
}

// Light or dark, as she chose it in this browser: before anything is painted, so that nothing flashes.
import { chosenTheme } from '../kit/theme.ts';

const theme = chosenTheme.get();
if (theme !== 'system') document.documentElement.dataset['theme'] = theme;

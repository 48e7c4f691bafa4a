import type { ScriptToken } from '../web/http/session/script-token.ts';
import { createSession, type Session } from '../web/http/session/session.ts';
import { openBrowser } from './open-browser.ts';
import { say } from './say.ts';
import { workspaceKey } from './workspace-key.ts';

/** What the person at the terminal says about who gets in. */
export interface DoorOptions {
  /** A token that scripts may use again and again. */
  readonly token: ScriptToken | undefined;
  /** Whether the browser is opened. */
  readonly open: boolean;
  /** Whether who was let in before is out. */
  readonly endSessions: boolean;
}

/** How she gets in: by the session of the server, and a link to it that is printed and opened. */
export interface Door {
  readonly session: Session;
  /** Prints the link to an address, and opens it in her browser where that is asked. */
  readonly open: (address: string) => void;
  readonly close: () => void;
}

/** The door to a workspace. */
export function createDoor(folder: string, options: DoorOptions): Door {
  const { key, file } = workspaceKey(folder, options.endSessions);
  let linkWith = (fresh: string): string => fresh;
  let takeAway = (): void => undefined;

  const session = createSession({
    key,
    scriptToken: options.token,
    onOpened: () => {
      takeAway();
    },
    onStranger: (fresh) => {
      say(
        `Somebody without a session opened a page. If that was you, open this link (good once):\n  ${linkWith(fresh)}`,
      );
    },
    onWrong: (count) => {
      say(`Somebody tries wrong tokens (${count} by now). They are answered slowly; nobody was let in.`);
    },
  });

  return {
    session,
    open: (address) => {
      linkWith = (fresh) => `${address}/?token=${fresh}`;
      const link = linkWith(session.freshToken());
      say(
        `Throughline is running. Projects are kept in ${folder}\nOpen this link (good once):\n  ${link}\nCtrl-C ends it.`,
      );
      if (file === null)
        say('Where programs keep their state cannot be written to: sessions end with the program.');
      if (options.open) takeAway = openBrowser(link, folder);
    },
    close: () => {
      takeAway();
    },
  };
}

import { lazy, Suspense, useSyncExternalStore, type ReactNode } from 'react';

/* Few pages say or ask something at once, so what shows it comes with the first message. */

let wanted = false;
let listener: (() => void) | undefined;
let ready: () => void;
const isReady = new Promise<void>((resolve) => (ready = resolve));

const load = () => import('./FeedbackView');
const View = lazy(async () => ({ default: (await load()).FeedbackView }));

/** Where toasts and questions appear; once, in the frame of the application. */
export function FeedbackHost() {
  const isWanted = useSyncExternalStore(
    (onChange) => {
      listener = onChange;
      return () => (listener = undefined);
    },
    () => wanted,
  );
  return isWanted ? (
    <Suspense>
      <View onReady={() => ready()} />
    </Suspense>
  ) : null;
}

async function view() {
  wanted = true;
  listener?.();
  const [module] = await Promise.all([load(), isReady]);
  return module;
}

/** A message that comes and goes. What must be read belongs on the page. */
export const toast = {
  success: (message: string) => void view().then(({ show }) => show(message, 'success')),
  error: (message: string) => void view().then(({ show }) => show(message, 'error')),
};

export interface Question {
  title: string;
  body: ReactNode;
  /** What the button does: "Delete", never "OK". */
  confirm: string;
  cancel: string;
  /** What cannot be undone. */
  danger?: boolean;
}

/** Asks before something that is hard to undo; resolves to whether it may be done. */
export const confirm = (question: Question): Promise<boolean> => view().then(({ ask }) => ask(question));

import { defineTexts } from '../../shared/texts';

export const texts = defineTexts({
  en: {
    lab: 'AI lab',
    input: 'What you give',
    result: 'Result',
    noResult: 'Run the experiment, and its result stands here.',
    run: 'Run',
    example: 'Fill in the example',
    notSet: 'Default',
    listHint: 'One in each line',
    unknownExperiment: 'The lab does not offer this experiment right now.',

    running: 'Runs',
    waiting: 'Waits for its turn',
    progressOf: 'Progress of the experiment',
    cancel: 'Cancel',
    cancelled: 'You cancelled this run.',
    failed: 'This run failed',
    failedBody: 'Nothing was made. Change what you give, or run it again.',
    expired: 'This run is not here any more',
    expiredBody: 'It was deleted or has expired, or it is somebody else’s.',

    problems: {
      busy: 'The lab has all hands full. Try again in a minute.',
      sign_in_required: 'Sign in to run experiments.',
    },
    signInForMore: 'Who is signed in may run more.',

    open: 'Open',
    download: 'Download',
    share: 'Share',
    delete: 'Delete',
    again: 'Run again',
    compare: 'Compare',
    deleteTitle: 'Delete this run?',
    deleteBody: 'Its result and its files are deleted, and a link to it ends.',
    keep: 'Keep it',
    deleted: 'The run is deleted.',

    madeBy: { algorithm: (name: string) => `Made by rules: ${name}`, model: (name: string) => `Made by the model ${name}`, both: (name: string) => `Made by rules and the model ${name}` },
    took: (duration: string) => `Took ${duration}`,
    tokens: (count: string) => `${count} tokens`,
    given: 'What was given',

    recent: 'Your runs',
    noRuns: 'You have not run anything yet.',
    states: { pending: 'Waits', processing: 'Runs', completed: '', failed: 'Failed', cancelled: 'Cancelled' },
    enlarge: (name: string) => `Enlarge: ${name}`,
    picture: 'Picture',
  },
});

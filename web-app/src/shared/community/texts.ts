import { defineTexts } from '../texts';

export const texts = defineTexts({
  en: {
    community: 'Community',
    erased: 'Somebody who has left',
    unknown: 'A member',
    visibilities: {
      visible: 'Visible',
      held: 'Waits for a moderator',
      hidden: 'Hidden',
      removed: 'Removed',
    },

    levels: { new: 'New', basic: 'Basic', member: 'Member', regular: 'Regular', leader: 'Leader' },
    activities: {
      post: 'Posts',
      comment: 'Comments',
      like: 'Likes',
      vote: 'Votes',
      suggest: 'Suggestions',
      report: 'Reports',
      picture: 'Pictures',
    },

    moderate: 'Moderate',
    moderateAuthor: 'Standing of the author',

    report: 'Report',
    reportTitle: 'Report to the moderators',
    reportLead: 'Only moderators learn who reported it.',
    reason: 'What is wrong',
    reasons: {
      spam: 'Spam',
      harassment: 'Harassment',
      hate: 'Hate',
      sexual: 'Sexual content',
      violence: 'Violence',
      illegal: 'Illegal content',
      off_topic: 'Off topic',
      other: 'Something else',
    },
    note: 'Note',
    noteHint: 'What a moderator should know. It may stay empty.',
    send: 'Send the report',
    reported: 'Thank you. A moderator will look at it.',

    markdownHint: 'Markdown: **bold**, [link](https://…), - list, > quote',
    addPicture: 'Add a picture',
    pictureHint: 'PNG, JPEG, GIF or WebP, at most 5 MB. It can be pasted or dropped, too.',
    pictureTooLarge: (name: string) => `${name} is too large.`,
    pictureRefused: (name: string, reason: string) => `${name} was not accepted: ${reason}`,
    pictureAlt: 'picture',
    mention: 'Mention somebody',

    missing: 'This is not here',
    missingBody: 'It was removed, or it is not visible to you.',
    signIn: 'Sign in',
  },
});

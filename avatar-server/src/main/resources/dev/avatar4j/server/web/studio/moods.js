// The emotions by mood, each with the parts of a face that hints at what it does.

export const MOODS = [
  {
    title: 'Bright', mood: 'bright', faces: {
      joy: { brows: 'raised', eyes: 'happy', mouth: 'grin', mark: 'blush' },
      amusement: { brows: 'raised', eyes: 'squint', mouth: 'laugh' },
      excitement: { brows: 'raised', eyes: 'star', mouth: 'laugh', mark: 'spark' },
      optimism: { brows: 'raised', eyes: 'up', mouth: 'smile' },
      pride: { brows: 'raised', eyes: 'closed', mouth: 'smirk', mark: 'spark' },
      relief: { brows: 'sad', eyes: 'closed', mouth: 'smile', mark: 'sweat' },
      approval: { brows: 'raised', eyes: 'wink', mouth: 'smile' },
      admiration: { brows: 'raised', eyes: 'star', mouth: 'smile' },
    },
  },
  {
    title: 'Warm', mood: 'warm', faces: {
      love: { brows: 'raised', eyes: 'heart', mouth: 'smile', mark: 'heart' },
      caring: { brows: 'sad', eyes: 'happy', mouth: 'small', mark: 'heart' },
      gratitude: { brows: 'sad', eyes: 'closed', mouth: 'smile', mark: 'blush' },
      desire: { brows: 'skeptic', eyes: 'half', mouth: 'cat', mark: 'blush' },
    },
  },
  {
    title: 'Thoughtful', mood: 'calm', faces: {
      neutral: { brows: 'flat', eyes: 'dot', mouth: 'flat' },
      curiosity: { brows: 'raised', eyes: 'wide', mouth: 'small', mark: 'ask' },
      realization: { brows: 'raised', eyes: 'wide', mouth: 'o', mark: 'bulb' },
      confusion: { brows: 'skeptic', eyes: 'away', mouth: 'wavy', mark: 'ask' },
    },
  },
  {
    title: 'Startled', mood: 'startled', faces: {
      surprise: { brows: 'raised', eyes: 'wide', mouth: 'o' },
      fear: { brows: 'sad', eyes: 'wide', mouth: 'wail', mark: 'sweat' },
      nervousness: { brows: 'sad', eyes: 'dot', mouth: 'teeth', mark: 'sweat' },
      embarrassment: { brows: 'sad', eyes: 'away', mouth: 'wavy', mark: 'blush' },
    },
  },
  {
    title: 'Blue', mood: 'blue', faces: {
      sadness: { brows: 'sad', eyes: 'dot', mouth: 'frown', mark: 'tear' },
      grief: { brows: 'sad', eyes: 'closed', mouth: 'wail', mark: 'tears' },
      disappointment: { brows: 'sad', eyes: 'half', mouth: 'frown' },
      remorse: { brows: 'sad', eyes: 'closed', mouth: 'frown' },
    },
  },
  {
    title: 'Sharp', mood: 'sharp', faces: {
      anger: { brows: 'angry', eyes: 'dot', mouth: 'wail', mark: 'vein' },
      annoyance: { brows: 'angry', eyes: 'half', mouth: 'slant' },
      disapproval: { brows: 'angry', eyes: 'half', mouth: 'frown' },
      disgust: { brows: 'angry', eyes: 'squint', mouth: 'wavy' },
    },
  },
];

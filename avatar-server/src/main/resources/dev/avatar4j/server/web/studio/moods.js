// The emotions by mood, each with a face that hints at what it does: its brows, eyes and mouth, and
// what else there is to see.

export const MOODS = [
  {
    title: 'Bright', mood: 'bright', faces: {
      joy: ['raised', 'happy', 'grin', 'blush'],
      amusement: ['raised', 'squint', 'laugh'],
      excitement: ['raised', 'star', 'laugh', 'spark'],
      optimism: ['raised', 'up', 'smile'],
      pride: ['raised', 'closed', 'smirk', 'spark'],
      relief: ['sad', 'closed', 'smile', 'sweat'],
      approval: ['raised', 'wink', 'smile'],
      admiration: ['raised', 'star', 'smile'],
    },
  },
  {
    title: 'Warm', mood: 'warm', faces: {
      love: ['raised', 'heart', 'smile', 'heart'],
      caring: ['sad', 'happy', 'small', 'heart'],
      gratitude: ['sad', 'closed', 'smile', 'blush'],
      desire: ['skeptic', 'half', 'cat', 'blush'],
    },
  },
  {
    title: 'Thoughtful', mood: 'calm', faces: {
      neutral: ['flat', 'dot', 'flat'],
      curiosity: ['raised', 'wide', 'small', 'ask'],
      realization: ['raised', 'wide', 'o', 'bulb'],
      confusion: ['skeptic', 'away', 'wavy', 'ask'],
    },
  },
  {
    title: 'Startled', mood: 'startled', faces: {
      surprise: ['raised', 'wide', 'o'],
      fear: ['sad', 'wide', 'wail', 'sweat'],
      nervousness: ['sad', 'dot', 'teeth', 'sweat'],
      embarrassment: ['sad', 'away', 'wavy', 'blush'],
    },
  },
  {
    title: 'Blue', mood: 'blue', faces: {
      sadness: ['sad', 'dot', 'frown', 'tear'],
      grief: ['sad', 'closed', 'wail', 'tears'],
      disappointment: ['sad', 'half', 'frown'],
      remorse: ['sad', 'closed', 'frown'],
    },
  },
  {
    title: 'Sharp', mood: 'sharp', faces: {
      anger: ['angry', 'dot', 'wail', 'vein'],
      annoyance: ['angry', 'half', 'slant'],
      disapproval: ['angry', 'half', 'frown'],
      disgust: ['angry', 'squint', 'wavy'],
    },
  },
];

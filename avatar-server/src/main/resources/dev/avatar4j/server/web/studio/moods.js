// The emotions by mood, each with a face that hints at what it does: its brows, eyes and mouth, and
// what else there is to see.

export const MOODS = {
  Bright: {
    joy: 'raised happy grin blush',
    amusement: 'raised squint laugh',
    excitement: 'raised star laugh spark',
    optimism: 'raised up smile',
    pride: 'raised closed smirk spark',
    relief: 'sad closed smile sweat',
    approval: 'raised wink smile',
    admiration: 'raised star smile',
  },
  Warm: {
    love: 'raised heart smile heart',
    caring: 'sad happy small heart',
    gratitude: 'sad closed smile blush',
    desire: 'skeptic half cat blush',
  },
  Thoughtful: {
    neutral: 'flat dot flat',
    curiosity: 'raised wide small ask',
    realization: 'raised wide o bulb',
    confusion: 'skeptic away wavy ask',
  },
  Startled: {
    surprise: 'raised wide o',
    fear: 'sad wide wail sweat',
    nervousness: 'sad dot teeth sweat',
    embarrassment: 'sad away wavy blush',
  },
  Blue: {
    sadness: 'sad dot frown tear',
    grief: 'sad closed wail tears',
    disappointment: 'sad half frown',
    remorse: 'sad closed frown',
  },
  Sharp: {
    anger: 'angry dot wail vein',
    annoyance: 'angry half slant',
    disapproval: 'angry half frown',
    disgust: 'angry squint wavy',
  },
};

import * as api from './api.js';
import { setUpBackdrop } from './backdrop.js';
import { EmotionBoard } from './emotions.js';
import { FrameFeed } from './feed.js';
import { SayBox } from './say.js';
import { Stage, showAsImage } from './stage.js';
import { toast } from './toast.js';
import { setUpUpload } from './upload.js';

const POLL_MS = 2000;
const STATUS = {
  connecting: 'Connecting…',
  live: 'Live',
  paused: 'Paused',
  reconnecting: 'Reconnecting…',
  stopped: 'Resting while hidden',
};

const byId = (id) => document.getElementById(id);
const board = new EmotionBoard(byId('emotions'), (name) => act(() => api.setEmotion(name)));
const say = new SayBox(byId('say'), byId('caption'));
const stage = Stage.supported()
  ? new Stage(byId('avatar'), (time) => say.frameShown(time))
  : null;
const feed = stage && new FrameFeed(api.FEED, (frame) => stage.show(frame), onFeedState);
let connection = 'connecting';
let paused = false;
let names = '';
let latest = 0;

/** Runs a request and shows what became of it: the new state, or the reason why it failed. */
async function act(request, failure = 'That did not work') {
  try {
    const reply = await request();
    await refreshState();
    return reply;
  } catch (error) {
    toast('error', failure, error.message);
    return null;
  }
}

/** Asks for the state anew. Replies can overtake one another; only the last one asked for counts. */
async function refreshState() {
  const ticket = ++latest;
  const state = await api.getState();
  if (ticket === latest) {
    show(state);
  }
}

function show(state) {
  paused = state.paused;
  board.setActive(state.emotion);
  press(byId('talk'), state.talking, state.talking ? 'Stop talking' : 'Talk');
  byId('pause').setAttribute('aria-pressed', String(paused));
  byId('pause').ariaLabel = byId('pause').title = paused ? 'Go on' : 'Pause';
  byId('who').textContent = state.character.name;
  byId('character-name').textContent = state.character.name;
  byId('poser').textContent = state.poser.description;
  byId('avatar').setAttribute('aria-label', `The avatar ${state.character.name}, showing ${state.emotion}`);
  showWarnings(state.warnings);
  showConnection();
}

function press(button, on, text) {
  button.setAttribute('aria-pressed', String(on));
  button.querySelector('span').textContent = text;
}

function showWarnings(warnings) {
  const list = byId('warnings');
  list.hidden = warnings.length === 0;
  list.replaceChildren(...warnings.map((warning) => {
    const item = document.createElement('li');
    item.textContent = warning;
    return item;
  }));
}

function onFeedState(state, reason) {
  if (state === 'live' && connection !== 'live') {
    refresh();
  }
  connection = state;
  byId('veil-text').textContent = state === 'reconnecting'
    ? `Reconnecting… ${reason}`
    : 'Waiting for the first frame…';
  showConnection();
}

function showConnection() {
  const shown = connection === 'live' && paused ? 'paused' : connection;
  document.body.dataset.connection = shown;
  if (byId('status').textContent !== STATUS[shown]) {
    byId('status').textContent = STATUS[shown];
  }
}

/** Asks for everything anew; other clients may have changed it. */
async function refresh() {
  try {
    const found = await api.getEmotions();
    if (found.join() !== names) {
      names = found.join();
      board.setNames(found);
    }
    await refreshState();
  } catch {
    // the feed notices a lost server, and says so
  }
}

async function upload(file) {
  byId('drop').classList.add('busy');
  const state = await act(() => api.setCharacter(file), `“${file.name}” was not accepted`);
  byId('drop').classList.remove('busy');
  if (state) {
    toast('ok', `Meet ${state.character.name}`);
    state.warnings.forEach((warning) => toast('note', 'Note', warning));
  }
}

setUpBackdrop(byId('stage'), byId('swatches'));
setUpUpload({ input: byId('file'), veil: byId('dropveil') }, upload);
byId('talk').addEventListener('click', () =>
  act(() => api.setTalking(byId('talk').getAttribute('aria-pressed') !== 'true')));
byId('pause').addEventListener('click', () => act(() => api.setPaused(!paused)));

if (feed) {
  const follow = () => (document.hidden ? feed.stop() : feed.start());
  document.addEventListener('visibilitychange', follow);
  follow();
  setInterval(() => {
    byId('fps').textContent = connection === 'live' ? stage.framesPerSecond().toFixed(0) : '–';
  }, 500);
} else {
  showAsImage(byId('avatar'), api.FEED);
  onFeedState('live');
}
refresh();
setInterval(() => {
  if (!document.hidden) {
    refresh();
  }
}, POLL_MS);

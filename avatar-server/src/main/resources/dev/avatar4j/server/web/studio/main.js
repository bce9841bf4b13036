import '/key.js'; // first: takes the key out of the address, which is then free for the tabs
import './shell.js';
import { store } from './store.js';

store.start();

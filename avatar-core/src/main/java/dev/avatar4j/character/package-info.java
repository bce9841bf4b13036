/** Characters in one file: pictures, landmarks, emotions and settings as a ZIP archive. */
package dev.avatar4j.character;

/**
 * Where the features of a face are: read from a character's landmarks file, or found in its picture
 * with the THA layout as prior.
 */
package dev.avatar4j.poser.warp.landmarks;

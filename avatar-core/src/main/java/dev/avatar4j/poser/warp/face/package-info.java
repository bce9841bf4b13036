/**
 * Repaints the features of a face: the picture is taken apart once into a clean plate of skin and
 * sprites of lashes, irises, brows and mouth; each frame puts them together in another pose.
 */
package dev.avatar4j.poser.warp.face;

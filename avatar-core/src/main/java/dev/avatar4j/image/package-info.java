/**
 * Pictures: float frames in linear light, the character image, colour transfer, and the encoders
 * that turn a frame into bytes.
 */
package dev.avatar4j.image;

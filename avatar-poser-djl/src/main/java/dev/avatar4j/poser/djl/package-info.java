/** Neural posers on DJL's PyTorch engine. */
package dev.avatar4j.poser.djl;

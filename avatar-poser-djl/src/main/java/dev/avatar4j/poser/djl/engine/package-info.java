/** Runs matrix products on libtorch, from a group of threads that live as long as their poser. */
package dev.avatar4j.poser.djl.engine;

/**
 * Posers and their sessions on staged networks: poses on steps, caches for the stages, cels on
 * posed faces, one thread for a network that many sessions share.
 */
package dev.avatar4j.poser.djl.session;

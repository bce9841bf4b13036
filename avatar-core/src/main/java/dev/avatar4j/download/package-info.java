/**
 * Getting files from the network into a folder: resumable, limited in size, checked by checksum,
 * put in place whole or not at all. The only package of the core that opens a connection, and only
 * when its caller was told to.
 */
package dev.avatar4j.download;

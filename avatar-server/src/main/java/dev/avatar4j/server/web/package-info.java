/** The pages, and the files they are made of. */
package dev.avatar4j.server.web;

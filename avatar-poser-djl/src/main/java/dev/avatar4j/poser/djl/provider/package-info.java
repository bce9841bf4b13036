/** What the providers of posers for any picture have in common: options, modes, devices. */
package dev.avatar4j.poser.djl.provider;

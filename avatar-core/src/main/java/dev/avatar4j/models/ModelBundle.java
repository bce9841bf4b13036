package dev.avatar4j.models;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A zip archive in which all files of a model are published.
 *
 * @param name its file name, also on a mirror
 * @param path where it lies below the model's base address
 * @param maxBytes no larger archive is accepted
 */
public record ModelBundle(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String path,
    @JsonProperty(required = true) long maxBytes) {}

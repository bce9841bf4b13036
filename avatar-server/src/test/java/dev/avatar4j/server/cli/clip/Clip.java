package dev.avatar4j.server.cli.clip;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.cli.options.JsonFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the timing file of a talking clip says. */
record Clip(JsonNode json) {
  private static final String PAUSE = "pau";

  Clip(Path file) {
    this(JsonFiles.read("clip", file));
  }

  /** A sound and its times in seconds. */
  record Phone(String name, double start, double end) {}

  double number(String key) {
    return json.path(key).doubleValue();
  }

  int frames() {
    return json.path("frames").intValue();
  }

  List<Phone> phones() {
    List<Phone> phones = new ArrayList<>();
    for (JsonNode phone : json.path("phonemes")) {
      phones.add(
          new Phone(phone.get(0).asText(), phone.get(1).asDouble(), phone.get(2).asDouble()));
    }
    return phones;
  }

  List<String> emotions() {
    List<String> emotions = new ArrayList<>();
    json.path("sentences").forEach(sentence -> emotions.add(sentence.path("emotion").asText()));
    return emotions;
  }

  double firstSound() {
    return sounds().get(0).start();
  }

  double lastSound() {
    return sounds().get(sounds().size() - 1).end();
  }

  private List<Phone> sounds() {
    return phones().stream().filter(phone -> !phone.name().equals(PAUSE)).toList();
  }

  /** Silence after a sound for so long or longer, the one at the end included. */
  List<Phone> pauses(double least) {
    List<Phone> pauses = new ArrayList<>();
    double end = firstSound();
    for (Phone sound : sounds()) {
      if (sound.start() - end >= least) {
        pauses.add(new Phone(PAUSE, end, sound.start()));
      }
      end = sound.end();
    }
    if (number("seconds") - end >= least) {
      pauses.add(new Phone(PAUSE, end, number("seconds")));
    }
    return pauses;
  }

  /** How far the mouth is open in a frame. */
  double open(int frame) {
    double open = 0;
    for (JsonNode weight : json.path("mouth").get(frame)) {
      open += weight.doubleValue();
    }
    return open;
  }

  /** The least that the mouth is open in the frames of a sound and the nearest to it. */
  double least(Phone phone) {
    double tolerance = 0.5 / number("fps") + 0.02;
    double least = 9;
    for (int i = 0; i < frames(); i++) {
      double time = i / number("fps");
      if (time >= phone.start() - tolerance && time <= phone.end() + tolerance) {
        least = Math.min(least, open(i));
      }
    }
    return least;
  }

  /** The most that the mouth is open in the frames of a stretch of time. */
  double most(double start, double end) {
    double most = 0;
    for (int i = 0; i < frames(); i++) {
      double time = i / number("fps");
      if (time >= start && time <= end) {
        most = Math.max(most, open(i));
      }
    }
    return most;
  }
}

package dev.avatar4j.server.cli.clip;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.clip.Narration;
import dev.avatar4j.speech.synthesis.ClipLipsync;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What happens when in a talking clip, as JSON; all times are seconds from its start.
 *
 * @param narration what is said
 * @param emotions the emotion of each part
 * @param track what the mouth was told to do
 * @param framesPerSecond the pace of the frames
 * @param avOffset by how much the mouth is later than the sound
 * @param mouth what the mouth did
 */
record ClipTiming(
    Narration narration,
    List<String> emotions,
    VisemeTrack track,
    int framesPerSecond,
    double avOffset,
    MouthTrace mouth) {
  /** The same line ends, so the same bytes, on every machine. */
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private static final double MICROSECONDS = 1e6;
  private static final double WEIGHT_STEPS = 1e4;

  /**
   * @param sound the name of the sound's file
   * @param file where to; replaced if it exists
   */
  void write(String sound, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(LINES));
      json.writeStartObject();
      json.writeStringField("sound", sound);
      json.writeNumberField("sample_rate", narration.sound().rate());
      number(json, "seconds", narration.sound().duration());
      number(json, "speech_end", narration.speechEnd());
      json.writeNumberField("fps", framesPerSecond);
      json.writeNumberField("frames", mouth.frames());
      number(json, "av_offset", avOffset);
      sentences(json);
      words(json);
      phonemes(json);
      visemes(json);
      mouth(json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void sentences(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("sentences");
    for (int i = 0; i < narration.parts().size(); i++) {
      Narration.Part part = narration.parts().get(i);
      json.writeStartObject();
      json.writeStringField("text", part.clip().text());
      number(json, "start", part.start());
      number(json, "end", part.end());
      json.writeStringField("emotion", emotions.get(i));
      String source = ClipLipsync.source(part.clip()).name().toLowerCase(Locale.ROOT);
      json.writeStringField("lipsync", source);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void words(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("words");
    for (Narration.Part part : narration.parts()) {
      for (WordTiming word : part.clip().words()) {
        if (word.isTimed()) {
          json.writeStartObject();
          json.writeStringField("word", word.word());
          json.writeStringField("phonemes", word.phonemes());
          number(json, "start", part.start() + word.start());
          number(json, "end", part.start() + word.end());
          json.writeEndObject();
        }
      }
    }
    json.writeEndArray();
  }

  private void phonemes(JsonGenerator json) throws IOException {
    String set = narration.parts().get(0).clip().phoneSet().name().toLowerCase(Locale.ROOT);
    json.writeStringField("phoneme_set", set);
    json.writeArrayFieldStart("phonemes");
    for (Narration.Part part : narration.parts()) {
      for (PhoneTiming phone : part.clip().phones()) {
        spell(json, phone.phone(), part.start() + phone.start(), part.start() + phone.end());
      }
    }
    json.writeEndArray();
  }

  private void visemes(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("visemes");
    for (VisemeEvent event : track.events()) {
      spell(json, event.viseme().name().toLowerCase(Locale.ROOT), event.start(), event.end());
    }
    json.writeEndArray();
  }

  private static void spell(JsonGenerator json, String name, double start, double end)
      throws IOException {
    json.writeStartArray();
    json.writeString(name);
    json.writeNumber(rounded(start, MICROSECONDS));
    json.writeNumber(rounded(end, MICROSECONDS));
    json.writeEndArray();
  }

  private void mouth(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("mouth_morphs");
    for (Morph morph : Morph.MOUTH_OPEN) {
      json.writeString(morph.key());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("mouth");
    for (int frame = 0; frame < mouth.frames(); frame++) {
      json.writeStartArray();
      for (int shape = 0; shape < Morph.MOUTH_OPEN.size(); shape++) {
        json.writeNumber(rounded(mouth.weight(frame, shape), WEIGHT_STEPS));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String key, double value) throws IOException {
    json.writeNumberField(key, rounded(value, MICROSECONDS));
  }

  private static double rounded(double value, double steps) {
    return Math.rint(value * steps) / steps;
  }
}

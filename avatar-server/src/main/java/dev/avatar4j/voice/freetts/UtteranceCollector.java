package dev.avatar4j.voice.freetts;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.relp.LPCResult;
import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.Ipa;
import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.synthesis.SpeechClip;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Joins the utterances of one text: their sound, and the times of their words and sounds. */
final class UtteranceCollector {
  private static final String RESULT = "target_lpcres";

  private final ByteArrayOutputStream sound = new ByteArrayOutputStream();
  private final List<PhoneTiming> phones = new ArrayList<>();
  private final List<WordTiming> words = new ArrayList<>();
  private int sampleRate;

  void add(Utterance utterance) {
    if (!(utterance.getObject(RESULT) instanceof LPCResult result)
        || result.getNumberOfSamples() == 0) {
      return;
    }
    sampleRate = result.getSampleRate();
    double start = sound.size() / 2.0 / sampleRate;
    addPhones(utterance.getRelation(Relation.SEGMENT), start);
    addWords(utterance.getRelation(Relation.WORD), start);
    sound.writeBytes(result.getWaveSamples());
  }

  private void addPhones(Relation segments, double start) {
    for (Item segment = segments.getHead(); segment != null; segment = segment.getNext()) {
      phones.add(new PhoneTiming(segment.toString(), start + start(segment), start + end(segment)));
    }
  }

  /** The words that one written token is spoken as ("42") become one word. */
  private void addWords(Relation relation, double start) {
    Item word = relation.getHead();
    while (word != null) {
      Item token = token(word);
      StringBuilder phonemes = new StringBuilder();
      double from = Double.NaN;
      double to = Double.NaN;
      Item next = word;
      while (next != null && (next == word || isSame(token, token(next)))) {
        for (Item segment : segments(next)) {
          phonemes.append(Ipa.ofArpabet(segment.toString()));
          from = Double.isNaN(from) ? start(segment) : from;
          to = end(segment);
        }
        next = next.getNext();
      }
      if (!Double.isNaN(from)) {
        String written = token == null ? word.toString() : token.toString();
        words.add(new WordTiming(written, phonemes.toString(), start + from, start + to));
      }
      word = next;
    }
  }

  private static Item token(Item word) {
    Item inToken = word.getItemAs(Relation.TOKEN);
    return inToken == null ? null : inToken.getParent();
  }

  private static boolean isSame(Item token, Item other) {
    return token != null && other != null && token.equalsShared(other);
  }

  private static List<Item> segments(Item word) {
    List<Item> segments = new ArrayList<>();
    Item structure = word.getItemAs(Relation.SYLLABLE_STRUCTURE);
    Item syllable = structure == null ? null : structure.getDaughter();
    while (syllable != null) {
      for (Item part = syllable.getDaughter(); part != null; part = part.getNext()) {
        segments.add(part.getItemAs(Relation.SEGMENT));
      }
      syllable = syllable.getNext();
    }
    return segments;
  }

  private static double start(Item segment) {
    Item before = segment.getPrevious();
    return before == null ? 0 : end(before);
  }

  private static double end(Item segment) {
    return segment.getFeatures().getFloat("end");
  }

  SpeechClip clip(String text) {
    if (sound.size() < 2) {
      throw new AvatarException("FreeTTS made no sound of this text; write it in English words.");
    }
    short[] samples = new short[sound.size() / 2];
    ByteBuffer.wrap(sound.toByteArray()).asShortBuffer().get(samples); // big-endian
    return SpeechClip.of(text, Sound.ofPcm16(samples, sampleRate))
        .withWords(words)
        .withPhones(PhoneSet.ARPABET, phones);
  }
}

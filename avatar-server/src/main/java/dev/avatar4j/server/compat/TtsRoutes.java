package dev.avatar4j.server.compat;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.avatars.OverloadedException;
import dev.avatar4j.server.command.SpeakCommands;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.RequestTiming;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.speech.AudioEncoder;
import dev.avatar4j.server.speech.AudioFormat;
import dev.avatar4j.server.speech.SpeechEngine;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.synthesis.ClipWords;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import dev.avatar4j.speech.text.SpeechText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Speech as sound alone, as clients of Raven's {@code tts} module and of OpenAI ask for it. No
 * avatar says it.
 */
public final class TtsRoutes {
  /** Texts that are synthesized at a time; each may hold some 20 MB of sound. */
  private static final int PLACES = 8;

  /** With what other headers there are this stays below what servers and clients read. */
  private static final int HEADER_BYTES = 60 << 10;

  private static final String DURATION = "x-audio-duration";
  private static final String TIMESTAMPS = "x-word-timestamps";

  private final Optional<SpeechEngine> engine;
  private final AudioEncoder encoder;
  private final long bodyLimit;
  private final Semaphore places = new Semaphore(PLACES);

  public TtsRoutes(Optional<SpeechEngine> engine, AudioEncoder encoder, ServerLimits limits) {
    this.engine = engine;
    this.encoder = encoder;
    this.bodyLimit = limits.jsonBytes();
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/tts/info", this::info);
    routes.get("/api/tts/list_voices", this::voices);
    routes.get("/v1/audio/voices", this::voices);
    routes.post("/api/tts/speak", ctx -> speak(ctx, TtsRequest.Dialect.NATIVE));
    routes.post("/v1/audio/speech", ctx -> speak(ctx, TtsRequest.Dialect.OPENAI));
    routes.get("/api/v1/voices", this::describe);
  }

  /** Something the engine is asked. */
  private interface Question<T> {
    T ask(SpeechEngine engine) throws InterruptedException;
  }

  private <T> T ask(Question<T> question) {
    SpeechEngine asked = engine.orElseThrow(SpeakCommands::mute);
    try {
      return question.ask(asked);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestRefused(503, null, "The server stops; try again later.");
    }
  }

  private void info(Context ctx) {
    Json.reply(
        ctx, 200, ask(asked -> Map.of("sample_rate", asked.sampleRate(), "model", asked.name())));
  }

  private void voices(Context ctx) {
    List<String> ids = ask(SpeechEngine::voices).stream().map(SpeechVoice::id).sorted().toList();
    Json.reply(ctx, 200, Map.of("voices", ids));
  }

  private void describe(Context ctx) {
    Map<String, Object> reply = new LinkedHashMap<>();
    List<SpeechVoice> voices = engine.isPresent() ? ask(SpeechEngine::voices) : List.of();
    reply.put("spec", engine.map(SpeechEngine::spec).orElse(SpeechEngine.NONE));
    reply.put("engine", engine.map(SpeechEngine::name).orElse(SpeechEngine.NONE));
    reply.put("voices", voices);
    reply.put("formats", encoder.formats().stream().map(AudioFormat::id).toList());
    Json.reply(ctx, 200, reply);
  }

  private void speak(Context ctx, TtsRequest.Dialect dialect) throws IOException {
    ask(asked -> asked.spec());
    TtsRequest request = TtsRequest.read(dialect, Json.readObject(ctx, bodyLimit));
    AudioFormat format = format(request);
    if (!SpeechText.isSpeakable(SpeechText.clean(request.speech().text()))) {
      // clients know this as: there is nothing to play
      send(ctx, request, format, new Spoken(new byte[0], 0, 0, List.of()));
      return;
    }
    if (!places.tryAcquire()) {
      throw new OverloadedException(
          "The server is busy with " + PLACES + " texts; try again in a moment.");
    }
    try {
      SpeechClip clip = ask(asked -> asked.synthesize(request.speech()));
      byte[] sound = encoder.encode(clip.sound(), format);
      send(
          ctx,
          request,
          format,
          new Spoken(sound, clip.duration(), clip.sound().rate(), ClipWords.of(clip)));
    } catch (InvalidInputException e) {
      throw TtsRequest.refused(dialect, e);
    } finally {
      places.release();
    }
  }

  private AudioFormat format(TtsRequest request) {
    TtsRequest.Dialect dialect = request.dialect();
    if (request.format().isPresent()) {
      encoder.require(dialect.formatField(), request.format().get());
      return request.format().get();
    }
    return encoder.can(dialect.usual()) ? dialect.usual() : AudioFormat.WAV;
  }

  /** What goes out: encoded sound, and what is known of it. */
  private record Spoken(byte[] sound, double seconds, int rate, List<WordTiming> words) {}

  private static void send(Context ctx, TtsRequest request, AudioFormat format, Spoken spoken)
      throws IOException {
    ctx.header(DURATION, Double.toString(spoken.seconds()));
    ctx.header(
        "Access-Control-Expose-Headers",
        String.join(", ", DURATION, TIMESTAMPS, RequestTiming.NAME));
    if (request.json()) {
      Map<String, Object> reply = new LinkedHashMap<>();
      reply.put("audio", Base64.getEncoder().encodeToString(spoken.sound()));
      reply.put("audio_format", format.mediaType());
      reply.put("duration", spoken.seconds());
      reply.put("sample_rate", spoken.rate());
      reply.put(
          "timestamps", request.timestamps() ? WordTimestamps.plain(spoken.words()) : List.of());
      Json.reply(ctx, 200, reply);
      return;
    }
    if (request.timestamps()) {
      ctx.header(TIMESTAMPS, timestamps(spoken.words()));
    }
    ctx.contentType(request.dialect().mediaType(format));
    if (request.streamed()) {
      // without a length known beforehand it goes out in chunks
      RequestTiming.stamp(ctx);
      ctx.res().flushBuffer();
      ctx.outputStream().write(spoken.sound());
    } else {
      ctx.header("Content-Length", Integer.toString(spoken.sound().length));
      ctx.result(spoken.sound());
    }
  }

  private static String timestamps(List<WordTiming> words) {
    String header = WordTimestamps.header(words);
    if (header.length() > HEADER_BYTES) {
      throw new RequestRefused(
          400,
          "text",
          "The times of "
              + words.size()
              + " words do not fit into a header; send the text sentence by sentence, or ask for"
              + " \"response\": \"json\" or \"get_metadata\": false.");
    }
    return header;
  }
}

package dev.avatar4j.speech.speaking;

import dev.avatar4j.AvatarException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be said, being said, and being synthesized. Decides under one lock, which is never
 * held while anything foreign is called: what others can see is given to the timer, in order.
 */
final class SpeechQueue implements SentencePlayer.Audience {
  private static final Logger LOG = LoggerFactory.getLogger(SpeechQueue.class);

  private final SpeechTimer timer;
  private final SpeechEvents events;
  private final SentenceSynthesis synthesis;
  private final SentencePlayer player;
  private final LookAhead lookAhead;
  private final int maxWaiting;
  private final Deque<SpeechJob> jobs = new ArrayDeque<>();
  private SpeechJob synthesizing;
  private SentenceSynthesis.Task task;
  private SpokenSentence playing;
  private OptionalLong startNanos = OptionalLong.empty();
  private boolean hasPlayed;
  private boolean closed;

  SpeechQueue(SpeakerBuilder options, SpeechTimer timer, SpeechOutput output, SpeechEvents events) {
    this.timer = timer;
    this.events = events;
    lookAhead = options.lookAhead;
    maxWaiting = options.maxWaiting;
    synthesis =
        new SentenceSynthesis(
            options.synthesizer, options.cache, options.runner(), timer, options.synthesisLimit);
    player = new SentencePlayer(timer, options.stage, output, events, this);
  }

  /** Puts a speech at the end, or alone in the queue. */
  synchronized void add(Speech speech, SpeechListener own, boolean now) {
    if (closed) {
      throw new AvatarException("This speaker is closed; make a new one.");
    }
    if (now) {
      stop();
    } else if (jobs.size() > maxWaiting) {
      throw new SpeechQueueFullException(maxWaiting);
    }
    events.follow(speech, own);
    jobs.add(new SpeechJob(speech));
    goOn();
  }

  synchronized void stop() {
    if (task != null) {
      task.giveUp();
      task = null;
      synthesizing = null;
    }
    if (hasPlayed) {
      timer.execute(player::halt);
    }
    playing = null;
    startNanos = OptionalLong.empty();
    while (!jobs.isEmpty()) {
      events.ended(jobs.remove().speech(), SpeechEnd.STOPPED);
    }
  }

  /** Stops for good; false if that was done before. */
  synchronized boolean close() {
    if (closed) {
      return false;
    }
    closed = true;
    stop();
    synthesis.close();
    return true;
  }

  synchronized SpeakerState state() {
    List<Speech> speeches = jobs.stream().map(SpeechJob::speech).toList();
    return speeches.isEmpty()
        ? new SpeakerState(Optional.empty(), Optional.empty(), OptionalLong.empty(), List.of())
        : new SpeakerState(
            Optional.of(speeches.get(0)),
            Optional.ofNullable(playing),
            startNanos,
            speeches.subList(1, speeches.size()));
  }

  private void goOn() {
    while (playing == null && !jobs.isEmpty()) {
      SpeechJob job = jobs.peek();
      if (job.hasReady()) {
        SpokenSentence next = job.takeReady();
        playing = next;
        hasPlayed = true;
        timer.execute(() -> player.play(next));
      } else if (!job.hasNext() && synthesizing != job) {
        events.ended(jobs.remove().speech(), job.end());
      } else {
        break;
      }
    }
    synthesizeNext();
  }

  private void synthesizeNext() {
    if (task != null || !lookAhead.hasRoom(jobs)) {
      return;
    }
    for (SpeechJob job : jobs) {
      if (job.hasNext()) {
        int index = job.next();
        synthesizing = job;
        task =
            synthesis.start(
                job.speech(),
                index,
                sentence -> synthesized(job, sentence),
                reason -> notSynthesized(job, index, reason));
        return;
      }
    }
  }

  private synchronized void synthesized(SpeechJob job, SpokenSentence sentence) {
    if (synthesizing == job) {
      task = null;
      synthesizing = null;
      job.add(sentence);
      events.later(job.speech(), listener -> listener.onSentenceReady(sentence));
      goOn();
    }
  }

  private synchronized void notSynthesized(SpeechJob job, int index, String reason) {
    if (synthesizing == job) {
      task = null;
      synthesizing = null;
      job.lost(reason);
      LOG.warn("Sentence {} of speech {} is left out: {}", index, job.speech().id(), reason);
      events.later(
          job.speech(), listener -> listener.onSentenceSkipped(job.speech(), index, reason));
      goOn();
    }
  }

  @Override
  public synchronized void started(SpokenSentence sentence, long nanos) {
    if (playing == sentence) {
      startNanos = OptionalLong.of(nanos);
      jobs.element().heard();
    }
  }

  @Override
  public synchronized void ended(SpokenSentence sentence) {
    if (playing == sentence) {
      over();
    }
  }

  @Override
  public synchronized void failed(SpokenSentence sentence, String reason) {
    if (playing == sentence) {
      LOG.warn("The sound of {} failed: {}", sentence, reason);
      jobs.element().lost(reason);
      over();
    }
  }

  private void over() {
    playing = null;
    startNanos = OptionalLong.empty();
    goOn();
  }
}

package dev.avatar4j.benchmarks;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.poser.StageStatistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Draws thousands of frames by several sessions at once on one poser, of a character each where the
 * poser takes any, and prints what the process keeps and what the caches did at every twentieth.
 * Then draws each fiftieth frame again by a session that is alone on the poser, and compares. A
 * spec {@code random:VARIANT} is THA3 with random weights, written to the temporary folder.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.avatar4j.benchmarks.NeuralSoak \
 *   'random:separable_float?threads=1' [frames, default 5000] [sessions, default 4]
 * }</pre>
 */
public final class NeuralSoak {
  private static final int KEEP_EVERY = 50;
  private static final int REPORTS = 20;

  private final int frames;
  private final AtomicInteger drawn = new AtomicInteger();
  private final List<Actor> actors = new ArrayList<>();

  private NeuralSoak(int frames) {
    this.frames = frames;
  }

  /**
   * @param args the poser's spec, and the numbers of frames and sessions, if given
   * @throws Exception if a frame cannot be drawn, for one
   */
  public static void main(String[] args) throws Exception {
    int frames = args.length > 1 ? Integer.parseInt(args[1]) : 5000;
    int sessions = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    try (RandomModel model = new RandomModel(args[0])) {
      new NeuralSoak(frames).run(model.spec(), sessions);
    }
  }

  private void run(PoserSpec spec, int sessions) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(sessions);
    try (Poser poser = Posers.create(spec.toString())) {
      System.out.println(poser.description());
      for (int i = 0; i < sessions; i++) {
        actors.add(new Actor(poser, character(poser, i), i));
      }
      List<Future<?>> running = new ArrayList<>();
      for (Actor actor : actors) {
        running.add(threads.submit(() -> actor.play(frames / sessions)));
      }
      for (int report = 0; report <= REPORTS; report++) {
        report(running, sessions * (frames / sessions) * report / REPORTS);
      }
      for (Actor actor : actors) {
        actor.session.close();
      }
      System.out.println("sessions closed: " + ProcessMemory.now());
      compare(poser);
      for (Actor actor : actors) {
        actor.kept.close();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Turned round by one colour channel each time, so that no two sessions draw the same picture.
   */
  private static CharacterImage character(Poser poser, int index) {
    if (poser.ownCharacter().isPresent()) {
      return poser.ownCharacter().get();
    }
    CharacterImage own = CharacterImages.defaultCharacter();
    Frame picture = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    float[] colour = {1f, 0.5f, 0.75f, 0.25f};
    for (int c = 0; c < 3; c++) {
      float[] from = own.picture().plane((c + index) % 3);
      for (int i = 0; i < from.length; i++) {
        picture.plane(c)[i] = colour[index % colour.length] * from[i];
      }
    }
    System.arraycopy(own.picture().alpha(), 0, picture.alpha(), 0, picture.size());
    return new CharacterImage(own.name() + index, picture, own.cels(), own.landmarks(), List.of());
  }

  private void report(List<Future<?>> running, int due) throws Exception {
    while (drawn.get() < due) {
      for (Future<?> actor : running) {
        rethrow(actor);
      }
    }
    System.out.printf("%5d frames  %s%n", drawn.get(), ProcessMemory.now());
    for (Actor actor : actors) {
      System.out.println("              " + actor.caches());
    }
  }

  /** Waits a little for an actor to fail. */
  private static void rethrow(Future<?> actor) throws InterruptedException, ExecutionException {
    try {
      actor.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // it plays on
    }
  }

  private void compare(Poser poser) {
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    int compared = 0;
    int equal = 0;
    double largest = 0;
    for (Actor actor : actors) {
      try (PoserSession lone = poser.open(actor.character)) {
        List<Pose> poses = actor.kept.poses();
        for (int i = 0; i < poses.size(); i++) {
          lone.pose(poses.get(i), frame);
          double difference = actor.kept.difference(i, frame);
          compared++;
          equal += difference == 0 ? 1 : 0;
          largest = Math.max(largest, difference);
        }
      }
    }
    System.out.printf(
        "%d of %d frames equal those of a lone session bit for bit; largest difference %.3g%n",
        equal, compared, largest);
  }

  /** One session and the avatar that it draws. */
  private final class Actor {
    private final CharacterImage character;
    private final PoserSession session;
    private final SoakPoses poses;
    private final SoakFrames kept;
    private final Frame out = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);

    Actor(Poser poser, CharacterImage character, int seed) throws IOException {
      this.character = character;
      session = poser.open(character);
      poses = new SoakPoses(seed);
      kept = new SoakFrames(out.size());
    }

    /** A tenth of what is kept are fresh poses, as of all. */
    void play(int count) {
      for (int i = 0; i < count; i++) {
        Pose pose = poses.next();
        session.pose(pose, out);
        if (i % KEEP_EVERY == i / KEEP_EVERY % KEEP_EVERY) {
          kept.add(pose, out);
        }
        drawn.incrementAndGet();
      }
    }

    String caches() {
      List<String> stages = new ArrayList<>();
      for (StageStatistics stage : session.statistics().stages()) {
        stages.add(
            "%s %d/%d, %d kept, %.1f MiB"
                .formatted(
                    stage.name(),
                    stage.hits(),
                    stage.hits() + stage.misses(),
                    stage.entries(),
                    stage.bytes() / 1048576.0));
      }
      return String.join("; ", stages);
    }
  }
}

package dev.avatar4j;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A poser that draws nothing but remembers what it was asked for. */
final class ScriptedPoser implements Poser {
  final List<Pose> poses = new CopyOnWriteArrayList<>();
  final List<String> drawnCharacters = new CopyOnWriteArrayList<>();
  final List<String> closedSessions = new CopyOnWriteArrayList<>();
  volatile boolean closed;
  volatile Runnable onOpen = () -> {};

  static final String UNCLOSABLE = "unclosable";

  @Override
  public PoserSpec spec() {
    return new PoserSpec("scripted", "", Map.of());
  }

  @Override
  public String description() {
    return "scripted";
  }

  @Override
  public PoserSession open(CharacterImage image) {
    if (image.name().equals("refused")) {
      throw new InvalidInputException("image", "This poser refuses that picture.");
    }
    onOpen.run();
    return new Session(image.name());
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class Session implements PoserSession {
    private final String name;

    Session(String name) {
      this.name = name;
    }

    @Override
    public void pose(Pose pose, Frame out) {
      poses.add(pose);
      drawnCharacters.add(name);
      out.clear();
      out.alpha()[0] = 1f;
    }

    @Override
    public List<String> warnings() {
      return List.of("drawn by a test: " + name);
    }

    @Override
    public void close() {
      closedSessions.add(name);
      if (name.equals(UNCLOSABLE)) {
        throw new IllegalStateException("This session cannot be closed.");
      }
    }
  }
}

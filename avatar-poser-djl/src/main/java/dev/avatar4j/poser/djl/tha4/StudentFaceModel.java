package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.djl.engine.MatrixProgram;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.djl.hybrid.FaceModel;
import dev.avatar4j.poser.djl.hybrid.FaceStage;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.warp.PixelArea;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The face network of a student on its own, on one thread of its own. */
final class StudentFaceModel implements FaceModel {
  private static final int SIZE = Tha4Architecture.FACE_SIZE;
  private static final PixelArea AREA =
      new PixelArea(Tha4Architecture.FACE_LEFT, Tha4Architecture.FACE_TOP, SIZE, SIZE);

  private final CharacterImage character;
  private final FaceNetwork face;
  private final MatrixProgram program;
  private final Workspace space;
  private final ExecutorService thread;

  /**
   * @param tensors of the face morpher, checked
   * @param character the picture the network was made for
   */
  StudentFaceModel(Map<String, WeightTensor> tensors, CharacterImage character) {
    this.character = character;
    MatrixProgram.Builder weights = new MatrixProgram.Builder();
    face = new FaceNetwork(tensors, weights);
    program = weights.load();
    space = new Workspace(program);
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread faces = new Thread(task, "tha4-faces");
              faces.setDaemon(true);
              return faces;
            });
    thread.execute(MatrixProgram::prepareThread);
  }

  @Override
  public String description() {
    return "THA4 student " + character.name() + " on " + PyTorchRuntime.name() + " (CPU, 1 thread)";
  }

  @Override
  public Executor thread() {
    return thread;
  }

  @Override
  public PixelArea area() {
    return AREA;
  }

  @Override
  public Optional<CharacterImage> ownCharacter() {
    return Optional.of(character);
  }

  @Override
  public FaceStage open(CharacterImage image) {
    Tha4Picture.requireSame(character, image);
    return new Stage();
  }

  @Override
  public void close() {
    thread.shutdown();
    space.close();
    program.close();
  }

  /** All sessions draw the same character. */
  private final class Stage implements FaceStage {
    @Override
    public void draw(float[] pose, float[] rgba) {
      face.setPose(pose);
      for (int batch = 0; batch < face.batches(); batch++) {
        face.paint(program, space, batch, rgba, 0, 4 * SIZE);
      }
      for (int i = 0; i < rgba.length; i++) {
        rgba[i] = 0.5f * rgba[i] + 0.5f;
      }
    }

    @Override
    public void close() {
      // the network belongs to the model
    }
  }
}

package dev.avatar4j.poser.djl.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.poser.djl.hybrid.FaceRequest.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaceWorkerTest {
  private static final int UNITS_AT = 0;

  private final ManualThread thread = new ManualThread();
  private final FaceWorker worker = new FaceWorker(thread);
  private final List<String> painted = new ArrayList<>();
  private FaceLayout layout;

  @BeforeEach
  void hold() {
    thread.hold(true);
    layout = new FaceCanvas(CharacterImages.defaultCharacter(), FlatFaceModel.AREA).layout();
  }

  @Test
  void only_the_newest_wish_of_a_session_is_painted() {
    FaceSlot slot = slot("a");
    for (int value = 1; value <= 9; value++) {
      slot.want(request(value, Kind.MISSING));
    }
    thread.runAll();
    assertThat(painted).containsExactly("a9");
    assertThat(slot.takeFinished().request().key(FacePart.EYES).get(UNITS_AT)).isEqualTo(9);
    assertThat(slot.takeFinished()).isNull();
  }

  @Test
  void a_wish_taken_back_is_not_painted() {
    FaceSlot slot = slot("a");
    slot.want(request(1, Kind.MISSING));
    slot.want(null);
    thread.runAll();
    assertThat(painted).isEmpty();
    slot.want(request(2, Kind.MISSING));
    thread.runAll();
    assertThat(painted).containsExactly("a2");
  }

  @Test
  void sessions_take_turns_however_often_one_of_them_asks() {
    FaceSlot busy = slot("a");
    FaceSlot calm = slot("b");
    busy.want(request(1, Kind.MISSING));
    calm.want(request(1, Kind.MISSING));
    for (int value = 2; value <= 4; value++) {
      thread.runOne();
      busy.want(request(value, Kind.MISSING));
    }
    calm.want(request(2, Kind.MISSING));
    thread.runAll();
    assertThat(painted).containsExactly("a1", "b1", "a3", "b2", "a4");
  }

  @Test
  void what_a_frame_misses_comes_before_what_is_painted_ahead() {
    FaceSlot first = slot("a");
    FaceSlot second = slot("b");
    first.want(request(1, Kind.AHEAD));
    second.want(request(1, Kind.MISSING));
    thread.runAll();
    assertThat(painted).containsExactly("b1", "a1");
  }

  @Test
  void other_work_on_the_thread_gets_in_between_two_faces() {
    FaceSlot first = slot("a");
    FaceSlot second = slot("b");
    first.want(request(1, Kind.MISSING));
    second.want(request(1, Kind.MISSING));
    thread.execute(() -> painted.add("other"));
    thread.runAll();
    assertThat(painted).containsExactly("a1", "other", "b1");
  }

  @Test
  void a_removed_session_is_not_painted_any_more() {
    FaceSlot slot = slot("a");
    slot.want(request(1, Kind.MISSING));
    worker.remove(slot);
    thread.runAll();
    assertThat(painted).isEmpty();
  }

  @Test
  void a_failure_is_delivered_in_place_of_the_face() {
    FaceSlot slot = slot("a");
    slot.want(request(100, Kind.MISSING));
    thread.runAll();
    FaceResult result = slot.takeFinished();
    assertThat(result.failure()).hasMessage("too much");
    assertThat(result.part(FacePart.EYES)).isNull();
  }

  @Test
  void a_thread_that_has_ended_is_reported_by_calls_and_borne_by_wishes() {
    FaceWorker ended =
        new FaceWorker(
            task -> {
              throw new RejectedExecutionException();
            });
    ended.wake();
    assertThatThrownBy(() -> ended.call(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private FaceSlot slot(String name) {
    FaceSlot slot =
        new FaceSlot(
            new FaceStage() {
              @Override
              public void draw(float[] pose, float[] rgba) {
                if (pose[0] >= 1f) {
                  throw new IllegalStateException("too much");
                }
                painted.add(name + Math.round(100 * pose[0]));
              }

              @Override
              public void close() {
                throw new AssertionError("not of the worker");
              }
            },
            layout,
            worker);
    worker.add(slot);
    return slot;
  }

  private static FaceRequest request(int value, Kind kind) {
    ExpressionKey eyes = new ExpressionKey(FacePart.EYES);
    eyes.set(UNITS_AT, value);
    return FaceRequest.of(kind, eyes, new ExpressionKey(FacePart.MOUTH), value);
  }
}

package dev.avatar4j.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDoctorTest {
  /** Never changed: a repair returns another picture. */
  private static final PixelBuffer healthy = Patients.healthy();

  private static List<String> ids(PixelBuffer picture) {
    return ImageDoctor.examine(picture).findings().stream().map(Finding::id).toList();
  }

  private static Finding only(PixelBuffer picture, String id) {
    List<Finding> findings = ImageDoctor.examine(picture).findings();
    assertThat(findings).extracting(Finding::id).as(id).containsExactly(id);
    return findings.get(0);
  }

  @Test
  void the_character_that_ships_is_healthy_and_a_repair_leaves_it_as_it_is() {
    Diagnosis diagnosis = ImageDoctor.examine(healthy);
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.alignment()).isEmpty();
    assertThat(diagnosis.landmarks()).isPresent();
    assertThat(diagnosis.confidence()).isBetween(0.3f, 1f);
    assertThat(ImageDoctor.repair(healthy).rgba()).isEqualTo(healthy.rgba());
  }

  @Test
  void a_character_with_glasses_has_its_face_in_place() {
    Path picture = Path.of("../../shared/models/tha4/lambda_00/character.png");
    assumeThat(picture).as("the shared THA4 model").matches(Files::exists);
    assertThat(ids(Picture.load(picture, ImageLimits.DEFAULTS).pixels()))
        .doesNotContain("face", "position", "eyes", "mouth", "halo", "size");
  }

  @Test
  void specks_are_found_where_they_are_and_erased_alone() {
    PixelBuffer specked = Patients.withSpeck(Patients.withSpeck(healthy, 20, 30, 5), 480, 40, 1);
    Finding finding = only(specked, "stray-pixels");
    assertThat(finding.what()).contains("2 specks", "26 pixels");
    assertThat(finding.where()).contains(new Region(20, 30, 461, 11));
    assertThat(finding.repairable()).isTrue();
    assertThat(ImageDoctor.repair(specked).rgba()).isEqualTo(healthy.rgba());
  }

  @Test
  void a_separate_part_of_some_size_belongs_to_the_figure() {
    PixelBuffer haloed = Patients.withSpeck(healthy, 20, 30, 20);
    assertThat(ids(haloed)).isEmpty();
    assertThat(ImageDoctor.repair(haloed).rgba()).isEqualTo(haloed.rgba());
  }

  @ParameterizedTest
  @CsvSource({"16777215, f0eef0", "65280, 00ee00"})
  void a_rim_of_a_former_background_is_found_and_gets_the_colour_of_the_figure(
      int background, String colour) {
    PixelBuffer rimmed = Patients.cutOutOf(healthy, background);
    Finding finding = only(rimmed, "halo");
    assertThat(finding.what()).contains("colour #" + colour);
    PixelBuffer repaired = ImageDoctor.repair(rimmed);
    assertThat(ids(repaired)).isEmpty();
    assertThat(Patients.edgeDifference(repaired, healthy))
        .isLessThan(0.35 * Patients.edgeDifference(rimmed, healthy));
    for (int i = 3; i < repaired.rgba().length; i += 4) {
      assertThat(repaired.rgba()[i]).isEqualTo(rimmed.rgba()[i]);
    }
  }

  @Test
  void colour_under_transparent_pixels_is_a_hint_and_is_cleared() {
    PixelBuffer hiding = Patients.copy(healthy);
    Patients.set(hiding, 3, 4, 0xFF00FF00);
    Finding finding = only(hiding, "hidden-colour");
    assertThat(finding.severity()).isEqualTo(Severity.HINT);
    assertThat(finding.where()).contains(new Region(3, 4, 1, 1));
    assertThat(ImageDoctor.repair(hiding).rgba()).isEqualTo(healthy.rgba());
  }

  @Test
  void a_larger_picture_is_fitted_without_losing_anything_visible() {
    PixelBuffer tall = Patients.framed(healthy, 512, 700, 0, 94);
    assertThat(only(tall, "size").severity()).isEqualTo(Severity.HINT);
    assertThat(Patients.visibleDifference(ImageDoctor.repair(tall), healthy)).isLessThan(2);
    PixelBuffer low = Patients.framed(healthy, 512, 700, 0, 188);
    Finding cut = ImageDoctor.examine(low).finding("size").orElseThrow();
    assertThat(cut.severity()).isEqualTo(Severity.WARNING);
    assertThat(cut.what()).contains("512x700", "leaves out a part");
    assertThat(Patients.visible(ImageDoctor.repair(low)))
        .isCloseTo(
            (int) (Patients.visible(healthy) * 512.0 * 512 / (700 * 700)), Offset.offset(2500));
  }

  @Test
  void nothing_to_show_is_an_error_and_nothing_to_see_through_a_warning() {
    assertThat(only(new PixelBuffer(512, 512), "transparency").severity())
        .isEqualTo(Severity.ERROR);
    PixelBuffer opaque = Patients.onto(healthy, 0xFFFFFF);
    assertThat(only(opaque, "transparency").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void a_picture_without_a_face_is_an_error() {
    PixelBuffer board = new PixelBuffer(512, 512);
    PixelBuffer blank = Patients.painted(board, new Region(156, 60, 200, 452), 0x3060A0FF);
    Finding finding = ImageDoctor.examine(blank).finding("face").orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(ImageDoctor.examine(blank).landmarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"512, 40, 40", "512, 90, 100", "300, 100, 150", "800, -150, -60"})
  void a_head_out_of_its_place_is_found_and_its_alignment_brings_it_there(int side, int x, int y) {
    Diagnosis diagnosis = ImageDoctor.examine(Patients.moved(side, x, y));
    Finding finding = diagnosis.finding("position").orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    Region head = finding.where().orElseThrow();
    float scale = side / 512f;
    Offset<Float> near = Offset.offset(16f * Math.max(1, scale));
    assertThat(head.x() + head.width() / 2f).isCloseTo(x + 256 * scale, near);
    assertThat(head.y() + head.height() / 2f).isCloseTo(y + 128 * scale, near);
    Diagnosis aligned =
        ImageDoctor.examine(diagnosis.alignment().orElseThrow().apply(diagnosis.picture()));
    assertThat(aligned.finding("position")).isEmpty();
    assertThat(aligned.finding("face")).isEmpty();
    Landmarks face = aligned.landmarks().orElseThrow();
    assertThat(face.eyeLineY()).isCloseTo(147f, Offset.offset(5f));
    assertThat(face.axisX()).isCloseTo(256f, Offset.offset(5f));
  }

  @Test
  void eyes_that_are_half_shut_are_a_warning_that_names_them() {
    Landmarks face = ImageDoctor.examine(healthy).landmarks().orElseThrow();
    PixelBuffer sleepy = Patients.withLowLid(healthy, face.leftEye().orElseThrow());
    Finding finding = ImageDoctor.examine(sleepy).finding("eyes").orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.what()).contains("left").doesNotContain("right");
    assertThat(finding.where().orElseThrow().x()).isGreaterThan(256);
    PixelBuffer both = Patients.withLowLid(sleepy, face.rightEye().orElseThrow());
    assertThat(ImageDoctor.examine(both).finding("eyes").orElseThrow().what())
        .contains("right and left");
  }

  @Test
  void a_closed_mouth_is_a_hint_and_says_where_it_is() {
    Landmarks face = ImageDoctor.examine(healthy).landmarks().orElseThrow();
    PixelBuffer silent = Patients.withClosedMouth(healthy, face.mouth().orElseThrow());
    Finding finding = only(silent, "mouth");
    assertThat(finding.severity()).isEqualTo(Severity.HINT);
    assertThat(finding.where().orElseThrow().y()).isBetween(165, 180);
  }

  @Test
  void a_missing_brow_is_a_hint() {
    PixelBuffer browless = Patients.withSkin(healthy, new Region(254, 96, 60, 36));
    assertThat(only(browless, "brows").severity()).isEqualTo(Severity.HINT);
  }

  @Test
  void a_figure_that_is_cut_at_the_top_or_a_side_is_a_hint_but_not_at_the_bottom() {
    assertThat(ids(healthy)).doesNotContain("cut-figure");
    PixelBuffer cut = Patients.painted(healthy, new Region(0, 300, 200, 60), 0x3060A0FF);
    Finding finding = only(cut, "cut-figure");
    assertThat(finding.severity()).isEqualTo(Severity.HINT);
    assertThat(finding.what()).contains("left edge").doesNotContain("right", "upper");
  }

  @Test
  void a_film_that_nobody_sees_is_found_and_a_faint_soft_part_of_the_figure_is_not() {
    PixelBuffer filmed = Patients.painted(healthy, new Region(10, 10, 60, 60), 0x20406008);
    assertThat(only(filmed, "stray-pixels").what()).contains("1 speck", "3600 pixels");
    assertThat(ImageDoctor.repair(filmed).rgba()).isEqualTo(healthy.rgba());
  }

  @Test
  void a_small_picture_is_a_warning() {
    Finding finding =
        ImageDoctor.examine(Patients.shrunk(healthy, 2)).finding("size").orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.what()).contains("256x256", "too few pixels");
  }

  @Test
  void a_missing_mouth_is_a_warning_that_says_what_follows() {
    Landmarks face = ImageDoctor.examine(healthy).landmarks().orElseThrow();
    Region mouth = new Region(238, (int) face.mouth().orElseThrow().upper().at(256) - 8, 36, 22);
    Finding finding = only(Patients.smoothed(healthy, mouth), "mouth");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.what()).contains("does not talk");
  }

  @Test
  void several_faults_are_all_told_the_worst_first_and_repaired_together() {
    PixelBuffer poor = Patients.cutOutOf(Patients.withSpeck(healthy, 30, 300, 4), 0xFFFFFF);
    Patients.set(poor, 0, 0, 0x12345600);
    byte[] before = poor.rgba().clone();
    assertThat(ids(poor)).containsExactly("stray-pixels", "halo", "hidden-colour");
    assertThat(ids(ImageDoctor.repair(poor, List.of("halo"))))
        .containsExactly("stray-pixels", "hidden-colour");
    PixelBuffer repaired = ImageDoctor.repair(poor);
    assertThat(ids(repaired)).isEmpty();
    assertThat(ImageDoctor.repair(repaired).rgba()).isEqualTo(repaired.rgba());
    assertThat(poor.rgba()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"halos", "position", ""})
  void an_unknown_repair_is_refused_with_those_there_are(String id) {
    assertThatThrownBy(() -> ImageDoctor.repair(healthy, List.of(id)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("size, stray-pixels, halo, hidden-colour");
  }
}

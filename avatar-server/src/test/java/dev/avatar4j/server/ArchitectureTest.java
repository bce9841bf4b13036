package dev.avatar4j.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.avatar4j.Avatar;
import dev.avatar4j.AvatarBuilder;
import dev.avatar4j.SceneRecorder;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** "What may know what", as drawn in docs/architecture.md, over the classes of all modules. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.avatar4j");

  private static final DescribedPredicate<JavaClass> CORE =
      resideInAPackage("dev.avatar4j..")
          .and(
              not(
                  resideInAnyPackage(
                      "dev.avatar4j.server..",
                      "dev.avatar4j.postprocessor..",
                      "dev.avatar4j.poser.djl..",
                      "dev.avatar4j.voice..")))
          .as("of the core");

  @Test
  void core_knows_no_engine_no_server_and_no_window() {
    noClasses()
        .that(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "ai.djl..",
            "io.javalin..",
            "org.eclipse.jetty..",
            "jakarta.servlet..",
            "com.sun.net.httpserver..",
            "javax.swing..")
        .check(ALL);
  }

  @Test
  void the_network_is_asked_by_the_downloader_and_remote_voices_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.avatar4j.download..", "dev.avatar4j.server..", "dev.avatar4j.voice.remote..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(ALL);
  }

  @Test
  void voices_know_the_core_and_are_reached_through_the_spi_only() {
    noClasses()
        .that()
        .resideInAPackage("dev.avatar4j.voice..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.avatar4j.server..",
            "dev.avatar4j.poser..",
            "dev.avatar4j.postprocessor..",
            "io.javalin..",
            "picocli..")
        .check(ALL);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.avatar4j.voice..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.avatar4j.voice.freetts..",
            "dev.avatar4j.voice.flite..",
            "dev.avatar4j.voice.remote..",
            "com.sun.speech..")
        .check(ALL);
  }

  @Test
  void core_uses_awt_only_to_read_pictures() {
    noClasses()
        .that(CORE)
        .and()
        .resideOutsideOfPackage("dev.avatar4j.image..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.awt..")
        .check(ALL);
  }

  @Test
  void pictures_are_decoded_in_one_place() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.avatar4j.image..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.imageio..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.image.BufferedImage")
        .check(ALL);
  }

  @Test
  void filters_know_frames_and_nothing_else_of_the_core() {
    classes()
        .that()
        .resideInAnyPackage(
            "dev.avatar4j.postprocessor.filters..", "dev.avatar4j.postprocessor.kernel..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "jdk.incubator.vector..",
            "org.slf4j..",
            "dev.avatar4j",
            "dev.avatar4j.image..",
            "dev.avatar4j.postprocessor..")
        .check(ALL);
  }

  @Test
  void postprocessor_knows_no_characters_no_posers_and_no_avatar() {
    noClasses()
        .that()
        .resideInAPackage("dev.avatar4j.postprocessor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.avatar4j.cel..",
            "dev.avatar4j.emotion..",
            "dev.avatar4j.pose..",
            "dev.avatar4j.poser..",
            "dev.avatar4j.speech..")
        .check(ALL);
  }

  @Test
  void neural_posers_are_reached_through_the_spi_only() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.avatar4j.poser.djl..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.avatar4j.poser.djl..", "ai.djl..")
        .check(ALL);
  }

  @Test
  void nothing_below_knows_the_server() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.avatar4j.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.avatar4j.server..", "io.javalin..", "org.eclipse.jetty..")
        .check(ALL);
  }

  @Test
  void the_packages_of_the_core_form_no_cycles() {
    slices().assignedFrom(new CorePackages()).should().beFreeOfCycles().check(ALL);
  }

  @Test
  void the_packages_of_the_server_form_no_cycles() {
    slices().matching("dev.avatar4j.(server.*)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void the_packages_of_the_command_line_form_no_cycles() {
    slices().matching("dev.avatar4j.server.cli.(*)..").should().beFreeOfCycles().check(ALL);
    noClasses()
        .that()
        .resideInAPackage("dev.avatar4j.server.cli.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.avatar4j.server.cli")
        .check(ALL);
  }

  @Test
  void what_subcommands_share_knows_none_of_them() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.avatar4j.server.cli.console", "dev.avatar4j.server.cli.options")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Command")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("dev.avatar4j.server.cli.console")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.avatar4j.server.cli.options")
        .check(ALL);
  }

  @Test
  void what_routes_and_sockets_share_knows_neither_of_them() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.avatar4j.server.http",
            "dev.avatar4j.server.guard",
            "dev.avatar4j.server.feed",
            "dev.avatar4j.server.command",
            "dev.avatar4j.server.avatars")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.avatar4j.server",
            "dev.avatar4j.server.routes",
            "dev.avatar4j.server.compat",
            "dev.avatar4j.server.socket",
            "dev.avatar4j.server.web",
            "dev.avatar4j.server.cli..")
        .check(ALL);
  }

  @Test
  void nobody_knows_the_command_line_and_only_it_knows_the_whole_server() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.avatar4j.server.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.avatar4j.server.cli..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("dev.avatar4j.server.*..")
        .and()
        .resideOutsideOfPackage("dev.avatar4j.server.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.avatar4j.server")
        .check(ALL);
  }

  /**
   * The root package is two layers: the facade sits on top of everything, the exceptions below it.
   */
  private static final class CorePackages implements SliceAssignment {
    private static final Set<String> FACADE =
        Set.of(
            Avatar.class.getName(),
            "dev.avatar4j.AvatarControls",
            "dev.avatar4j.AvatarVoice",
            "dev.avatar4j.CharacterStage",
            AvatarBuilder.class.getName(),
            SceneRecorder.class.getName());

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      if (!CORE.test(type)) {
        return SliceIdentifier.ignore();
      }
      if (!type.getPackageName().equals("dev.avatar4j")) {
        return SliceIdentifier.of(type.getPackageName());
      }
      return SliceIdentifier.of(isFacade(type) ? "facade" : "foundation");
    }

    private static boolean isFacade(JavaClass type) {
      String name = type.getName();
      int nested = name.indexOf('$');
      return FACADE.contains(nested < 0 ? name : name.substring(0, nested))
          || name.endsWith("CharacterRenderer");
    }

    @Override
    public String getDescription() {
      return "packages of the core, the root package split into facade and foundation";
    }
  }
}

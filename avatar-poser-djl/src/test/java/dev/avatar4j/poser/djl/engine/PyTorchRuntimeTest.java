package dev.avatar4j.poser.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PyTorchRuntimeTest {
  @Test
  void platforms_are_named_as_the_jars_are() {
    assertThat(PyTorchRuntime.platform("Linux", "amd64")).isEqualTo("linux-x86_64");
    assertThat(PyTorchRuntime.platform("Linux", "aarch64")).isEqualTo("linux-aarch64");
    assertThat(PyTorchRuntime.platform("Windows 11", "amd64")).isEqualTo("win-x86_64");
    assertThat(PyTorchRuntime.platform("Mac OS X", "aarch64")).isEqualTo("osx-aarch64");
  }

  @Test
  void a_missing_library_is_named_with_the_jar_that_brings_it() {
    assertThat(PyTorchRuntime.missing()).isEmpty();
    assertThat(PyTorchRuntime.missing("osx-x86_64").orElseThrow())
        .contains("no libtorch for osx-x86_64")
        .contains("ai.djl.pytorch:pytorch-native-cpu:" + PyTorchRuntime.version());
  }

  @Test
  void the_natives_on_the_class_path_are_of_the_version_that_the_jni_library_needs() {
    assertThat(PyTorchRuntime.version()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(Libtorch.onClassPath())
        .isNotEmpty()
        .allSatisfy(
            natives -> {
              assertThat(natives.version()).startsWith(PyTorchRuntime.version() + "-");
              assertThat(natives.flavor()).matches("cpu|cu\\d+");
            });
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void programs_run_as_they_are_written_on_threads_of_the_pool_too() {
    PyTorchRuntime.start();
    Path library = Path.of(LibUtils.getLibtorchPath(), "libtorch_cpu.so");
    byte profiling =
        NativeLibrary.getInstance(library.toString())
            .getFunction("_ZN5torch3jit16getProfilingModeEv")
            .invokePointer(new Object[0])
            .getByte(0);
    assertThat(profiling).as("libtorch watches programs to write them anew").isZero();
  }
}

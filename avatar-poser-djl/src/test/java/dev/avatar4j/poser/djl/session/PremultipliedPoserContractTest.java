package dev.avatar4j.poser.djl.session;

/** The poser contract on a network with premultiplied colours, without caches or steps. */
class PremultipliedPoserContractTest extends FakePoserContract {
  PremultipliedPoserContractTest() {
    super(true, "?cache=off&steps=off");
  }
}

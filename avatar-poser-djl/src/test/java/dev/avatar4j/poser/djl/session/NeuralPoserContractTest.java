package dev.avatar4j.poser.djl.session;

/** The poser contract on a network with straight alpha. */
class NeuralPoserContractTest extends FakePoserContract {
  NeuralPoserContractTest() {
    super(false, "");
  }
}

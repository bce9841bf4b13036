package dev.avatar4j.poser.djl.model;

import dev.avatar4j.poser.djl.model.PickleValue.Bool;
import dev.avatar4j.poser.djl.model.PickleValue.Dict;
import dev.avatar4j.poser.djl.model.PickleValue.Int;
import dev.avatar4j.poser.djl.model.PickleValue.Items;
import dev.avatar4j.poser.djl.model.PickleValue.Marker;
import dev.avatar4j.poser.djl.model.PickleValue.Real;
import dev.avatar4j.poser.djl.model.PickleValue.Text;
import dev.avatar4j.poser.djl.model.PickleValue.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the one kind of pickle program that {@code torch.save} writes for a state dict. Every opcode
 * outside that kind ends the reading, so the worst a hostile file can do is to be refused. One
 * machine runs one program; not thread-safe.
 */
final class PickleMachine {
  private final CheckpointLimits limits;
  private final PickleInput in;
  private final PickleFunctions functions;
  private final List<PickleValue> stack = new ArrayList<>();
  private final Map<Integer, PickleValue> memo = new HashMap<>();

  PickleMachine(byte[] program, CheckpointLimits limits) {
    this.limits = limits;
    this.in = new PickleInput(program, limits);
    this.functions = new PickleFunctions(limits);
  }

  /** Runs the program and returns what it leaves on the stack. */
  PickleValue run() {
    while (true) {
      int opcode = in.unsignedByte();
      if (opcode == '.') {
        PickleValue result = pop();
        if (!stack.isEmpty()) {
          throw new MalformedCheckpoint("its pickle ends with values left over");
        }
        return result;
      }
      execute(opcode);
      if (stack.size() > limits.maxStackDepth() || memo.size() > limits.maxMemoEntries()) {
        throw new MalformedCheckpoint("its pickle needs more memory than any weight file does");
      }
    }
  }

  private void execute(int opcode) {
    switch (opcode) {
      case 0x80 -> in.requireProtocol();
      case 'c' -> push(PickleFunctions.global(in.line(), in.line()));
      case 'R' -> {
        PickleValue arguments = pop();
        push(functions.call(pop(), arguments));
      }
      case 'Q' -> push(PickleFunctions.storage(pop()));
      case 'b' -> build();
      case 'q' -> memo.put(in.unsignedByte(), peek());
      case 'r' -> memo.put(in.int32(), peek());
      case 'h' -> recall(in.unsignedByte());
      case 'j' -> recall(in.int32());
      case '(' -> push(Marker.MARK);
      case ')' -> push(new Tuple(List.of()));
      case 't' -> push(new Tuple(popToMark()));
      case 0x85 -> push(new Tuple(popMany(1)));
      case 0x86 -> push(new Tuple(popMany(2)));
      case 0x87 -> push(new Tuple(popMany(3)));
      case '}' -> push(Dict.empty(false));
      case 's' -> setItems(popMany(2));
      case 'u' -> setItems(popToMark());
      case ']' -> push(new Items(new ArrayList<>()));
      case 'a' -> append(popMany(1));
      case 'e' -> append(popToMark());
      case 'X' -> push(new Text(in.text()));
      case 'J' -> push(new Int(in.int32()));
      case 'K' -> push(new Int(in.unsignedByte()));
      case 'M' -> push(new Int(in.unsignedShort()));
      case 0x8a -> push(new Int(in.long1()));
      case 'G' -> push(new Real(in.real()));
      case 'N' -> push(Marker.NONE);
      case 0x88 -> push(new Bool(true));
      case 0x89 -> push(new Bool(false));
      default ->
          throw new MalformedCheckpoint(
              String.format(
                  "its pickle holds the opcode 0x%02x, which a weight file has no need of",
                  opcode));
    }
  }

  /** BUILD sets attributes of an object; on a state dict that is metadata, which is dropped. */
  private void build() {
    pop();
    if (!(peek() instanceof Dict dict && dict.ordered())) {
      throw new MalformedCheckpoint("it sets attributes of something that is no OrderedDict");
    }
  }

  private void recall(int index) {
    PickleValue value = memo.get(index);
    if (value == null) {
      throw new MalformedCheckpoint("its pickle recalls a value that it never stored");
    }
    push(value);
  }

  private void setItems(List<PickleValue> items) {
    if (!(peek() instanceof Dict dict) || items.size() % 2 != 0) {
      throw new MalformedCheckpoint("its pickle stores items in something that is no dict");
    }
    for (int i = 0; i < items.size(); i += 2) {
      if (!(items.get(i) instanceof Text key)) {
        throw new MalformedCheckpoint("a key of its dict is no text");
      }
      if (dict.entries().putIfAbsent(key.value(), items.get(i + 1)) != null) {
        throw new MalformedCheckpoint("the key " + key.value() + " occurs twice");
      }
    }
  }

  private void append(List<PickleValue> values) {
    if (!(peek() instanceof Items list)) {
      throw new MalformedCheckpoint("its pickle appends to something that is no list");
    }
    list.items().addAll(values);
  }

  private void push(PickleValue value) {
    stack.add(value);
  }

  private PickleValue peek() {
    if (stack.isEmpty() || stack.get(stack.size() - 1) == Marker.MARK) {
      throw new MalformedCheckpoint("its pickle takes a value from an empty stack");
    }
    return stack.get(stack.size() - 1);
  }

  private PickleValue pop() {
    PickleValue value = peek();
    stack.remove(stack.size() - 1);
    return value;
  }

  private List<PickleValue> popMany(int count) {
    List<PickleValue> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(0, pop());
    }
    return values;
  }

  private List<PickleValue> popToMark() {
    int mark = stack.lastIndexOf(Marker.MARK);
    if (mark < 0) {
      throw new MalformedCheckpoint("its pickle closes a run of values that it never opened");
    }
    List<PickleValue> run = stack.subList(mark + 1, stack.size());
    List<PickleValue> values = new ArrayList<>(run);
    run.clear();
    stack.remove(mark);
    return values;
  }
}

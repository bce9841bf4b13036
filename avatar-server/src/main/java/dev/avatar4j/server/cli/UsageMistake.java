package dev.avatar4j.server.cli;

import dev.avatar4j.Suggestion;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in a line what is wrong with a command line, and where to read on: the whole help would push
 * that line off the screen. Only who named no command there is sees the commands.
 */
final class UsageMistake implements IParameterExceptionHandler {
  private UsageMistake() {}

  /** Has a command and all its subcommands report mistakes so. */
  static void install(CommandLine command) {
    command
        .setParameterExceptionHandler(new UsageMistake())
        .registerConverter(int.class, number(Integer::valueOf, "whole number"))
        .registerConverter(Integer.class, number(Integer::valueOf, "whole number"))
        .registerConverter(long.class, number(Long::valueOf, "whole number"))
        .registerConverter(double.class, number(Double::valueOf, "number"))
        .registerConverter(Double.class, number(Double::valueOf, "number"));
  }

  private static <T> ITypeConverter<T> number(ITypeConverter<T> parser, String kind) {
    return text -> {
      try {
        return parser.convert(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("\"" + text + "\" is no " + kind);
      }
    };
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String message = message(e);
    command.getErr().println("avatar: " + message);
    if (command.getSubcommands().isEmpty() || message.contains("Did you mean")) {
      String name = command.getCommandSpec().qualifiedName();
      command.getErr().println("See `" + name + " --help`.");
    } else {
      command.usage(command.getErr());
    }
    return FailureReport.USER_CAN_FIX;
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    String message = e.getMessage().replaceFirst("^Error: ", "");
    return message.endsWith(".") ? message : message + ".";
  }

  private static String unmatched(UnmatchedArgumentException e) {
    CommandLine command = e.getCommandLine();
    String word = e.getUnmatched().get(0);
    if (e.isUnknownOption()) {
      String option = word.split("=", 2)[0];
      List<String> options =
          command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
      return "There is no option " + option + " here." + Suggestion.of(option, options);
    }
    return command.getSubcommands().isEmpty()
        ? "\"" + word + "\" is one word too many; a value of several words needs quotes."
        : "There is no command \""
            + word
            + "\" here."
            + Suggestion.of(word, command.getSubcommands().keySet());
  }
}

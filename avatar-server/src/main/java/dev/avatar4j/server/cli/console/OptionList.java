package dev.avatar4j.server.cli.console;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The options in the help of a command, in the order in which the command declares them, those that
 * every command has last. A command each of whose own options has a {@link HelpHeading}, of which
 * there are several, shows them under these headings, in the order in which each comes first.
 */
public final class OptionList implements IHelpSectionRenderer {
  private static final String OF_EVERY_COMMAND = "Help";
  private static final String NONE = "";

  private OptionList() {}

  /** Has a command and all its subcommands show their options so. */
  public static void install(CommandLine command) {
    Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(command.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionList());
    command.setHelpSectionMap(sections);
  }

  @Override
  public String render(Help help) {
    List<OptionSpec> shown =
        help.commandSpec().options().stream().filter(option -> !option.hidden()).toList();
    List<OptionSpec> own = shown.stream().filter(option -> !ofEveryCommand(option)).toList();
    List<OptionSpec> common = shown.stream().filter(OptionList::ofEveryCommand).toList();
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    own.forEach(
        option -> sections.computeIfAbsent(heading(option), name -> new ArrayList<>()).add(option));
    if (sections.size() < 2 || sections.containsKey(NONE)) {
      return list(help, shown, Stream.concat(own.stream(), common.stream()).toList());
    }
    sections.put(OF_EVERY_COMMAND, common);
    StringBuilder text = new StringBuilder();
    sections.forEach(
        (heading, options) ->
            text.append(help.createHeading("%n@|bold " + heading + ":|@%n"))
                .append(list(help, shown, options)));
    return text.toString();
  }

  /** The columns are as wide as all that is shown needs. */
  private static String list(Help help, List<OptionSpec> shown, List<OptionSpec> options) {
    Layout usual =
        help.createDefaultLayout(
            shown, help.commandSpec().positionalParameters(), help.colorScheme());
    Column[] columns = usual.textTable().columns();
    Column descriptions = columns[columns.length - 1];
    WholeWords words =
        new WholeWords(usual.optionRenderer(), descriptions.width - descriptions.indent);
    Layout layout =
        new Layout(help.colorScheme(), usual.textTable(), words, usual.parameterRenderer());
    layout.addOptions(options, help.parameterLabelRenderer());
    return layout.toString();
  }

  private static boolean ofEveryCommand(OptionSpec option) {
    return option.usageHelp() || option.versionHelp() || option.inherited();
  }

  private static String heading(OptionSpec option) {
    if (!(option.userObject() instanceof Field field)) {
      return NONE;
    }
    HelpHeading heading = field.getAnnotation(HelpHeading.class);
    if (heading == null) {
      heading = field.getDeclaringClass().getAnnotation(HelpHeading.class);
    }
    return heading == null ? NONE : heading.value();
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Turns the drawing's layer sources into one plain SVG.
 *
 * <p>The sources are SVG plus three elements. {@code <include href>} pulls in a layer file. {@code
 * <ink p w>} is a pen stroke along a smooth curve through the points {@code p}, whose width follows
 * the profile {@code w}; SVG itself has no stroke of varying width. {@code <shape p line lw>} is a
 * closed smooth area, inked along its edge with a stroke that thins towards its corners. In {@code
 * p} a point marked {@code !} is a corner; one marked {@code ^} is a corner whose following stretch
 * gets no ink.
 *
 * <p>Usage: {@code java ExpandStrokes.java folder (source.svg out.svg)...}, where includes are
 * relative to the folder
 */
final class ExpandStrokes {
  private static final Pattern POINT = Pattern.compile("(-?[\\d.]+),(-?[\\d.]+)([!^]?)");
  private static final Set<String> OWN = Set.of("p", "w", "line", "lw", "lt");

  private record Point(double x, double y, char mark) {
    boolean corner() {
      return mark != ' ';
    }

    Point plus(double dx, double dy) {
      return new Point(x + dx, y + dy, ' ');
    }

    double distance(Point other) {
      return Math.hypot(other.x - x, other.y - y);
    }
  }

  /** One cubic Bezier piece. */
  private record Piece(Point a, Point b, Point c, Point d) {
    Point at(double t) {
      double s = 1 - t;
      double k0 = s * s * s;
      double k1 = 3 * s * s * t;
      double k2 = 3 * s * t * t;
      double k3 = t * t * t;
      return new Point(
          k0 * a.x + k1 * b.x + k2 * c.x + k3 * d.x,
          k0 * a.y + k1 * b.y + k2 * c.y + k3 * d.y,
          ' ');
    }
  }

  private final Path base;

  private ExpandStrokes(Path base) {
    this.base = base;
  }

  public static void main(String[] args) throws Exception {
    var expander = new ExpandStrokes(Path.of(args[0]));
    for (int i = 1; i + 1 < args.length; i += 2) {
      Document drawing = read(Path.of(args[i]));
      expander.expand(drawing.getDocumentElement());
      write(drawing, Path.of(args[i + 1]));
    }
  }

  private static void write(Document drawing, Path file) throws Exception {
    var writer = TransformerFactory.newInstance().newTransformer();
    writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    try (var out = Files.newOutputStream(file)) {
      writer.transform(new DOMSource(drawing), new StreamResult(out));
      out.write('\n');
    }
  }

  private static Document read(Path file) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  private void expand(Element element) throws Exception {
    for (Element child : children(element)) {
      switch (child.getLocalName()) {
        case "include" -> include(child);
        case "ink" -> ink(child);
        case "shape" -> shape(child);
        default -> expand(child);
      }
    }
  }

  private void include(Element include) throws Exception {
    Path file = base.resolve(include.getAttribute("href"));
    if (!Files.exists(file)) {
      throw new IOException("no such layer: " + file);
    }
    Element layer = read(file).getDocumentElement();
    expand(layer);
    for (Node node = layer.getFirstChild(); node != null; node = node.getNextSibling()) {
      include.getParentNode().insertBefore(include.getOwnerDocument().importNode(node, true), include);
    }
    include.getParentNode().removeChild(include);
  }

  private static void ink(Element ink) {
    List<Point> points = points(ink);
    double[] profile = numbers(ink.getAttribute("w"));
    var data = new StringBuilder();
    for (List<Point> run : runs(points, false)) {
      data.append(stroke(run, profile));
    }
    replace(ink, List.of(path(ink, data.toString(), null)));
  }

  private static void shape(Element shape) {
    List<Point> points = points(shape);
    List<Element> drawn = new ArrayList<>();
    drawn.add(path(shape, closedCurve(points), null));
    if (shape.hasAttribute("line")) {
      double width = shape.hasAttribute("lw") ? Double.parseDouble(shape.getAttribute("lw")) : 0.8;
      double end = shape.hasAttribute("lt") ? Double.parseDouble(shape.getAttribute("lt")) : 0.45;
      double[] profile = {width * end, width * 0.9, width, width * 0.9, width * end};
      var data = new StringBuilder();
      for (List<Point> run : runs(points, true)) {
        if (run.get(0).mark != '^') {
          data.append(stroke(run, run.get(0).corner() ? profile : new double[] {width, width}));
        }
      }
      drawn.add(path(shape, data.toString(), shape.getAttribute("line")));
    }
    replace(shape, drawn);
  }

  /** Splits a point list into stretches between corners; a closed list starts at its first corner. */
  private static List<List<Point>> runs(List<Point> points, boolean closed) {
    List<Point> ordered = new ArrayList<>(points);
    if (closed) {
      int first = 0;
      while (first < points.size() && !points.get(first).corner()) {
        first++;
      }
      java.util.Collections.rotate(ordered, -(first % points.size()));
      ordered.add(ordered.get(0));
    }
    List<List<Point>> runs = new ArrayList<>();
    List<Point> run = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Point point = ordered.get(i);
      run.add(point);
      if (i > 0 && (point.corner() || i == ordered.size() - 1)) {
        runs.add(run);
        run = new ArrayList<>(List.of(point));
      }
    }
    return runs;
  }

  /** The smooth curve through one run; a run without corners whose ends meet joins smoothly. */
  private static List<Piece> curve(List<Point> run) {
    int last = run.size() - 1;
    boolean loop = run.get(0).equals(run.get(last)) && !run.get(0).corner();
    double[] tx = new double[run.size()];
    double[] ty = new double[run.size()];
    for (int i = 0; i <= last; i++) {
      if ((i == 0 || i == last) && !loop) {
        continue;
      }
      Point before = run.get(i == 0 ? last - 1 : i - 1);
      Point here = run.get(i);
      Point after = run.get(i == last ? 1 : i + 1);
      double in = Math.max(before.distance(here), 1e-6);
      double out = Math.max(here.distance(after), 1e-6);
      double dx = (here.x - before.x) / in * out + (after.x - here.x) / out * in;
      double dy = (here.y - before.y) / in * out + (after.y - here.y) / out * in;
      double length = Math.max(Math.hypot(dx, dy), 1e-6);
      tx[i] = dx / length;
      ty[i] = dy / length;
    }
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      Point a = run.get(i);
      Point d = run.get(i + 1);
      double reach = a.distance(d) * 0.36;
      boolean openStart = tx[i] == 0 && ty[i] == 0;
      boolean openEnd = tx[i + 1] == 0 && ty[i + 1] == 0;
      Point b = a.plus(tx[i] * reach, ty[i] * reach);
      Point c = d.plus(-tx[i + 1] * reach, -ty[i + 1] * reach);
      if (openStart) {
        b = a.plus((c.x - a.x) * 0.4, (c.y - a.y) * 0.4);
      }
      if (openEnd) {
        c = d.plus((b.x - d.x) * 0.4, (b.y - d.y) * 0.4);
      }
      pieces.add(new Piece(a, b, c, d));
    }
    return pieces;
  }

  /** The outline of a pen stroke of varying width along a run. */
  private static String stroke(List<Point> run, double[] profile) {
    List<Point> line = new ArrayList<>();
    for (Piece piece : curve(run)) {
      int steps = (int) Math.max(3, Math.min(10, piece.a.distance(piece.d) / 2.5));
      for (int i = line.isEmpty() ? 0 : 1; i <= steps; i++) {
        line.add(piece.at((double) i / steps));
      }
    }
    double[] along = new double[line.size()];
    for (int i = 1; i < along.length; i++) {
      along[i] = along[i - 1] + line.get(i).distance(line.get(i - 1));
    }
    List<Point> left = new ArrayList<>();
    List<Point> right = new ArrayList<>();
    for (int i = 0; i < along.length; i++) {
      Point before = line.get(Math.max(0, i - 1));
      Point after = line.get(Math.min(along.length - 1, i + 1));
      double length = Math.max(before.distance(after), 1e-6);
      double half = width(profile, along[i] / along[along.length - 1]) / 2;
      double nx = -(after.y - before.y) / length * half;
      double ny = (after.x - before.x) / length * half;
      left.add(line.get(i).plus(nx, ny));
      right.add(0, line.get(i).plus(-nx, -ny));
    }
    return "M" + xy(left.get(0)) + cubics(left) + "L" + xy(right.get(0)) + cubics(right) + "Z";
  }

  private static double width(double[] profile, double at) {
    double place = Math.min(1, Math.max(0, at)) * (profile.length - 1);
    int i = (int) Math.min(place, profile.length - 2);
    double t = place - i;
    double ease = 0.5 * t + 0.5 * (t * t * (3 - 2 * t));
    return profile[i] + (profile[i + 1] - profile[i]) * ease;
  }

  private static String closedCurve(List<Point> points) {
    var data = new StringBuilder();
    for (List<Point> run : runs(points, true)) {
      data.append(data.isEmpty() ? "M" + xy(run.get(0)) : "").append(cubics(run));
    }
    return data.append("Z").toString();
  }

  private static String cubics(List<Point> run) {
    var data = new StringBuilder();
    for (Piece piece : curve(run)) {
      data.append("C").append(xy(piece.b)).append(" ").append(xy(piece.c)).append(" ");
      data.append(xy(piece.d));
    }
    return data.toString();
  }

  private static Element path(Element from, String data, String lineColour) {
    Element path = from.getOwnerDocument().createElementNS("http://www.w3.org/2000/svg", "path");
    for (int i = 0; i < from.getAttributes().getLength(); i++) {
      var attribute = from.getAttributes().item(i);
      if (!OWN.contains(attribute.getNodeName())
          && !(lineColour != null && attribute.getNodeName().equals("id"))) {
        path.setAttribute(attribute.getNodeName(), attribute.getNodeValue());
      }
    }
    path.setAttribute("d", data);
    if (lineColour != null) {
      path.setAttribute("fill", lineColour);
    }
    return path;
  }

  private static void replace(Element old, List<Element> drawn) {
    drawn.forEach(element -> old.getParentNode().insertBefore(element, old));
    old.getParentNode().removeChild(old);
  }

  private static List<Point> points(Element element) {
    List<Point> points = new ArrayList<>();
    Matcher matcher = POINT.matcher(element.getAttribute("p"));
    while (matcher.find()) {
      char mark = matcher.group(3).isEmpty() ? ' ' : matcher.group(3).charAt(0);
      points.add(
          new Point(
              Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)), mark));
    }
    if (points.size() < 2) {
      throw new IllegalArgumentException("too few points: " + element.getAttribute("p"));
    }
    return points;
  }

  private static double[] numbers(String text) {
    return Pattern.compile("[\\s,]+").splitAsStream(text.trim()).mapToDouble(Double::parseDouble).toArray();
  }

  private static String xy(Point point) {
    return String.format(Locale.ROOT, "%.2f,%.2f", point.x, point.y);
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}

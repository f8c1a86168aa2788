package com.onelastai.tools.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The basic URL parser of the URL Standard, section 4.4. Its states have the standard's names; so
 * the code can be read beside it.
 */
final class UrlParser {

  private static final int END = -1;
  private static final Pattern NEWLINES_AND_TABS = Pattern.compile("[\\t\\n\\r]");
  private static final Pattern ENDS = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z][:|]");
  private static final Pattern DOT = Pattern.compile("(?i)\\.|%2e");
  private static final Pattern TWO_DOTS = Pattern.compile("(?i)(?:\\.|%2e){2}");
  private static final int MAX_PORT = 65_535;

  private enum State {
    SCHEME_START,
    SCHEME,
    NO_SCHEME,
    SPECIAL_RELATIVE_OR_AUTHORITY,
    PATH_OR_AUTHORITY,
    RELATIVE,
    RELATIVE_SLASH,
    SPECIAL_AUTHORITY_SLASHES,
    SPECIAL_AUTHORITY_IGNORE_SLASHES,
    AUTHORITY,
    HOST,
    PORT,
    FILE,
    FILE_SLASH,
    FILE_HOST,
    PATH_START,
    PATH,
    OPAQUE_PATH,
    QUERY,
    FRAGMENT
  }

  private final int[] input;
  private final @Nullable Url base;
  private final StringBuilder buffer = new StringBuilder();
  private State state = State.SCHEME_START;
  private int pointer;
  private boolean atSignSeen;
  private boolean insideBrackets;
  private boolean passwordTokenSeen;

  private String scheme = "";
  private final StringBuilder username = new StringBuilder();
  private final StringBuilder password = new StringBuilder();
  private @Nullable String host;
  private @Nullable Integer port;
  private List<String> path = new ArrayList<>();
  private @Nullable String opaquePath;
  private @Nullable StringBuilder query;
  private @Nullable StringBuilder fragment;

  private UrlParser(String text, @Nullable Url base) {
    String stripped = ENDS.matcher(text).replaceAll("");
    this.input =
        NEWLINES_AND_TABS
            .matcher(stripped)
            .replaceAll("")
            .codePoints()
            .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
            .toArray();
    this.base = base;
  }

  /**
   * @param base what a relative URL is relative to
   * @throws InvalidUrlException if a browser would refuse it
   */
  static Url parse(String text, @Nullable Url base) {
    return new UrlParser(text, base).parse();
  }

  private Url parse() {
    for (pointer = 0; pointer <= input.length; pointer++) {
      step(at(pointer));
    }
    boolean opaque = opaquePath != null;
    return new Url(
        scheme,
        username.toString(),
        password.toString(),
        host,
        port,
        opaquePath != null ? List.of(opaquePath) : List.copyOf(path),
        opaque,
        query == null ? null : query.toString(),
        fragment == null ? null : fragment.toString());
  }

  private void step(int c) {
    switch (state) {
      case SCHEME_START -> schemeStart(c);
      case SCHEME -> scheme(c);
      case NO_SCHEME -> noScheme(c);
      case SPECIAL_RELATIVE_OR_AUTHORITY -> specialRelativeOrAuthority(c);
      case PATH_OR_AUTHORITY -> become(c == '/' ? State.AUTHORITY : State.PATH, c != '/');
      case RELATIVE -> relative(c);
      case RELATIVE_SLASH -> relativeSlash(c);
      case SPECIAL_AUTHORITY_SLASHES -> specialAuthoritySlashes(c);
      case SPECIAL_AUTHORITY_IGNORE_SLASHES -> specialAuthorityIgnoreSlashes(c);
      case AUTHORITY -> authority(c);
      case HOST -> host(c);
      case PORT -> port(c);
      case FILE -> file(c);
      case FILE_SLASH -> fileSlash(c);
      case FILE_HOST -> fileHost(c);
      case PATH_START -> pathStart(c);
      case PATH -> path(c);
      case OPAQUE_PATH -> opaquePath(c);
      case QUERY -> query(c);
      case FRAGMENT -> fragment(c);
    }
  }

  private int at(int index) {
    return index < input.length ? input[index] : END;
  }

  /** Goes on in another state, with the same code point again if asked to. */
  private void become(State next, boolean again) {
    state = next;
    if (again) {
      pointer--;
    }
  }

  private boolean isSpecial() {
    return Url.isSpecial(scheme);
  }

  private boolean isSlash(int c) {
    return c == '/' || (isSpecial() && c == '\\');
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private void schemeStart(int c) {
    if (isLetter(c)) {
      buffer.append((char) Character.toLowerCase(c));
      state = State.SCHEME;
    } else {
      become(State.NO_SCHEME, true);
    }
  }

  private void scheme(int c) {
    if (isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.') {
      buffer.append((char) Character.toLowerCase(c));
    } else if (c == ':') {
      scheme = take();
      afterScheme();
    } else {
      buffer.setLength(0);
      state = State.NO_SCHEME;
      pointer = -1;
    }
  }

  private void afterScheme() {
    if (scheme.equals("file")) {
      state = State.FILE;
    } else if (isSpecial() && base != null && base.scheme().equals(scheme)) {
      state = State.SPECIAL_RELATIVE_OR_AUTHORITY;
    } else if (isSpecial()) {
      state = State.SPECIAL_AUTHORITY_SLASHES;
    } else if (at(pointer + 1) == '/') {
      state = State.PATH_OR_AUTHORITY;
      pointer++;
    } else {
      opaquePath = "";
      state = State.OPAQUE_PATH;
    }
  }

  private void noScheme(int c) {
    if (base == null || (base.opaque() && c != '#')) {
      throw new InvalidUrlException("There is no scheme, and nothing that it is relative to.");
    }
    if (base.opaque()) {
      scheme = base.scheme();
      opaquePath = base.pathname();
      query = copy(base.query());
      fragment = new StringBuilder();
      state = State.FRAGMENT;
    } else {
      become(base.scheme().equals("file") ? State.FILE : State.RELATIVE, true);
    }
  }

  private void specialRelativeOrAuthority(int c) {
    if (c == '/' && at(pointer + 1) == '/') {
      state = State.SPECIAL_AUTHORITY_IGNORE_SLASHES;
      pointer++;
    } else {
      become(State.RELATIVE, true);
    }
  }

  private void relative(int c) {
    Url from = Objects.requireNonNull(base);
    scheme = from.scheme();
    if (isSlash(c)) {
      state = State.RELATIVE_SLASH;
      return;
    }
    takeAuthority(from);
    path = new ArrayList<>(from.path());
    query = copy(from.query());
    if (c == '?') {
      beginQuery();
    } else if (c == '#') {
      beginFragment();
    } else if (c != END) {
      query = null;
      shorten();
      become(State.PATH, true);
    }
  }

  private void relativeSlash(int c) {
    if (isSpecial() && (c == '/' || c == '\\')) {
      state = State.SPECIAL_AUTHORITY_IGNORE_SLASHES;
    } else if (c == '/') {
      state = State.AUTHORITY;
    } else {
      takeAuthority(Objects.requireNonNull(base));
      become(State.PATH, true);
    }
  }

  private void takeAuthority(Url from) {
    username.append(from.username());
    password.append(from.password());
    host = from.host();
    port = from.port();
  }

  private void specialAuthoritySlashes(int c) {
    boolean slashes = c == '/' && at(pointer + 1) == '/';
    if (slashes) {
      pointer++;
    }
    become(State.SPECIAL_AUTHORITY_IGNORE_SLASHES, !slashes);
  }

  private void specialAuthorityIgnoreSlashes(int c) {
    if (c != '/' && c != '\\') {
      become(State.AUTHORITY, true);
    }
  }

  private void authority(int c) {
    if (c == '@') {
      credentials();
    } else if (endsAuthority(c)) {
      if (atSignSeen && buffer.isEmpty()) {
        throw new InvalidUrlException("There are credentials, but no host.");
      }
      pointer -= buffer.codePointCount(0, buffer.length()) + 1;
      buffer.setLength(0);
      state = State.HOST;
    } else {
      buffer.appendCodePoint(c);
    }
  }

  private boolean endsAuthority(int c) {
    return c == END || c == '?' || c == '#' || isSlash(c);
  }

  private void credentials() {
    String taken = atSignSeen ? "%40" + take() : take();
    atSignSeen = true;
    taken
        .codePoints()
        .forEach(c -> {
          if (c == ':' && !passwordTokenSeen) {
            passwordTokenSeen = true;
          } else {
            PercentEncoding.USERINFO.append(c, passwordTokenSeen ? password : username);
          }
        });
  }

  private void host(int c) {
    if (c == ':' && !insideBrackets) {
      if (buffer.isEmpty()) {
        throw new InvalidUrlException("There is a port, but no host.");
      }
      host = Hosts.read(take(), isSpecial());
      state = State.PORT;
    } else if (endsAuthority(c)) {
      if (isSpecial() && buffer.isEmpty()) {
        throw new InvalidUrlException("There is no host.");
      }
      host = Hosts.read(take(), isSpecial());
      become(State.PATH_START, true);
    } else {
      if (c == '[') {
        insideBrackets = true;
      } else if (c == ']') {
        insideBrackets = false;
      }
      buffer.appendCodePoint(c);
    }
  }

  private void port(int c) {
    if (isDigit(c)) {
      buffer.append((char) c);
    } else if (endsAuthority(c)) {
      if (!buffer.isEmpty()) {
        port = portOf(take());
      }
      become(State.PATH_START, true);
    } else {
      throw new InvalidUrlException("The port is not a number.");
    }
  }

  private @Nullable Integer portOf(String digits) {
    String number = digits.replaceFirst("^0+(?=.)", "");
    if (number.length() > 5 || Integer.parseInt(number) > MAX_PORT) {
      throw new InvalidUrlException("The port is greater than 65535.");
    }
    Integer value = Integer.valueOf(number);
    return value.equals(Url.defaultPort(scheme)) ? null : value;
  }

  private void file(int c) {
    scheme = "file";
    host = "";
    if (c == '/' || c == '\\') {
      state = State.FILE_SLASH;
    } else if (base != null && base.scheme().equals("file")) {
      relativeFile(c, base);
    } else {
      become(State.PATH, true);
    }
  }

  private void relativeFile(int c, Url from) {
    host = from.host();
    path = new ArrayList<>(from.path());
    query = copy(from.query());
    if (c == '?') {
      beginQuery();
    } else if (c == '#') {
      beginFragment();
    } else if (c != END) {
      query = null;
      if (startsWithDrive(pointer)) {
        path = new ArrayList<>();
      } else {
        shorten();
      }
      become(State.PATH, true);
    }
  }

  private void fileSlash(int c) {
    if (c == '/' || c == '\\') {
      state = State.FILE_HOST;
      return;
    }
    if (base != null && base.scheme().equals("file")) {
      host = base.host();
      if (!startsWithDrive(pointer)
          && !base.path().isEmpty()
          && isNormalDrive(base.path().getFirst())) {
        path.add(base.path().getFirst());
      }
    }
    become(State.PATH, true);
  }

  private void fileHost(int c) {
    if (c != END && c != '/' && c != '\\' && c != '?' && c != '#') {
      buffer.appendCodePoint(c);
      return;
    }
    if (DRIVE.matcher(buffer).matches()) {
      // It is no host after all: the path begins with what was read.
      become(State.PATH, true);
      return;
    }
    String name = take();
    if (!name.isEmpty()) {
      String read = Hosts.read(name, true);
      host = read.equals("localhost") ? "" : read;
    }
    become(State.PATH_START, true);
  }

  private void pathStart(int c) {
    if (isSpecial()) {
      become(State.PATH, c != '/' && c != '\\');
    } else if (c == '?') {
      beginQuery();
    } else if (c == '#') {
      beginFragment();
    } else if (c != END) {
      become(State.PATH, c != '/');
    }
  }

  private void path(int c) {
    if (c != END && !isSlash(c) && c != '?' && c != '#') {
      PercentEncoding.PATH.append(c, buffer);
      return;
    }
    endSegment(take(), isSlash(c));
    if (c == '?') {
      beginQuery();
    } else if (c == '#') {
      beginFragment();
    }
  }

  private void endSegment(String segment, boolean slash) {
    if (TWO_DOTS.matcher(segment).matches()) {
      shorten();
      if (!slash) {
        path.add("");
      }
    } else if (DOT.matcher(segment).matches()) {
      if (!slash) {
        path.add("");
      }
    } else if (scheme.equals("file") && path.isEmpty() && DRIVE.matcher(segment).matches()) {
      path.add(segment.charAt(0) + ":");
    } else {
      path.add(segment);
    }
  }

  private void opaquePath(int c) {
    if (c == '?') {
      opaquePath = take();
      beginQuery();
    } else if (c == '#') {
      opaquePath = take();
      beginFragment();
    } else if (c == END) {
      opaquePath = take();
    } else if (c == ' ' && (at(pointer + 1) == '?' || at(pointer + 1) == '#')) {
      buffer.append("%20");
    } else {
      PercentEncoding.CONTROL.append(c, buffer);
    }
  }

  private void query(int c) {
    if (c == '#') {
      beginFragment();
    } else if (c != END) {
      PercentEncoding set = isSpecial() ? PercentEncoding.SPECIAL_QUERY : PercentEncoding.QUERY;
      set.append(c, Objects.requireNonNull(query));
    }
  }

  private void fragment(int c) {
    if (c != END) {
      PercentEncoding.FRAGMENT.append(c, Objects.requireNonNull(fragment));
    }
  }

  private void beginQuery() {
    query = new StringBuilder();
    state = State.QUERY;
  }

  private void beginFragment() {
    fragment = new StringBuilder();
    state = State.FRAGMENT;
  }

  private String take() {
    String taken = buffer.toString();
    buffer.setLength(0);
    return taken;
  }

  private static @Nullable StringBuilder copy(@Nullable String text) {
    return text == null ? null : new StringBuilder(text);
  }

  /** Removes the last segment, but not the drive of a file. */
  private void shorten() {
    boolean drive = scheme.equals("file") && path.size() == 1 && isNormalDrive(path.getFirst());
    if (!drive && !path.isEmpty()) {
      path.removeLast();
    }
  }

  private static boolean isNormalDrive(String segment) {
    return segment.length() == 2 && isLetter(segment.charAt(0)) && segment.charAt(1) == ':';
  }

  private boolean startsWithDrive(int index) {
    int after = at(index + 2);
    return isLetter(at(index))
        && (at(index + 1) == ':' || at(index + 1) == '|')
        && (after == END || after == '/' || after == '\\' || after == '?' || after == '#');
  }
}

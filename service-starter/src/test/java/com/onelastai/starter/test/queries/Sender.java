package com.onelastai.starter.test.queries;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Proxy;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The code that sends a query.
 *
 * @param place such as {@code com.onelastai.chat.favorite.FavoriteController.list:42}
 * @param isTest whether a test asks for itself, which the service never does
 */
record Sender(String place, boolean isTest) {

  private static final String PRODUCT = "com.onelastai.";
  private static final String SHARED = "com.onelastai.starter.";
  private static final String THIS = Sender.class.getPackageName();
  private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  /** Of this thread, in which the driver tells its listeners. */
  static Sender current() {
    return STACK.walk(frames -> of(frames.filter(Sender::isOurs).toList()));
  }

  private static Sender of(List<StackFrame> frames) {
    boolean isTest = !frames.isEmpty() && isTest(frames.getFirst().getDeclaringClass());
    String place =
        Stream.concat(frames.stream().filter(Sender::isOfAFeature), frames.stream())
            .findFirst()
            .map(Sender::place)
            .orElse("a library");
    return new Sender(place, isTest);
  }

  private static boolean isOfAFeature(StackFrame frame) {
    return !frame.getClassName().startsWith(SHARED) && !isTest(frame.getDeclaringClass());
  }

  private static boolean isOurs(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    return type.getName().startsWith(PRODUCT)
        && !type.getPackageName().equals(THIS)
        && !Proxy.isProxyClass(type);
  }

  private static boolean isTest(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source != null
        && source.getLocation().getPath().matches(".*(/test-classes/|-tests\\.jar)");
  }

  private static String place(StackFrame frame) {
    return "%s.%s:%d".formatted(frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
  }
}

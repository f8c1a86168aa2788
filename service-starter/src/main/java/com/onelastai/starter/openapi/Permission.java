package com.onelastai.starter.openapi;

import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Anyone;
import com.onelastai.starter.security.OwnerOrAdmin;
import com.onelastai.starter.security.SignedIn;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Who may call an operation, by the word that is used for it in documents. */
enum Permission {
  ANYONE("anyone", Anyone.class, false, false),
  SIGNED_IN("signed-in", SignedIn.class, true, false),
  OWNER("owner", OwnerOrAdmin.class, true, true),
  ADMIN("admin", AdminOnly.class, true, true);

  private final String word;
  private final Class<? extends Annotation> annotation;
  private final boolean asksForToken;
  private final boolean turnsAway;

  Permission(
      String word,
      Class<? extends Annotation> annotation,
      boolean asksForToken,
      boolean turnsAway) {
    this.word = word;
    this.annotation = annotation;
    this.asksForToken = asksForToken;
    this.turnsAway = turnsAway;
  }

  /** What the method says stands above what its class says. Null if neither says anything. */
  static @Nullable Permission of(HandlerMethod handler) {
    return Stream.of(handler.getMethod(), handler.getBeanType())
        .flatMap(Permission::declaredAt)
        .findFirst()
        .orElse(null);
  }

  private static Stream<Permission> declaredAt(AnnotatedElement element) {
    return Stream.of(values())
        .filter(permission -> AnnotatedElementUtils.hasAnnotation(element, permission.annotation));
  }

  String word() {
    return word;
  }

  boolean asksForToken() {
    return asksForToken;
  }

  /** Whether somebody who is signed in may still be refused. */
  boolean turnsAway() {
    return turnsAway;
  }
}

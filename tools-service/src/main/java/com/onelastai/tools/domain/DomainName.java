package com.onelastai.tools.domain;

import com.google.common.net.InternetDomainName;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.connect.HostName;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A domain that somebody can register, or a name below it.
 *
 * @param host the whole name
 * @param registrable what is registered: the label below the public suffix, with it
 */
public record DomainName(HostName host, String registrable) {

  /**
   * @param field where it stands in the input
   * @throws ApiException 400 if it is no domain, or one that nobody can register
   */
  public static DomainName of(String field, String text) {
    HostName host = HostName.of(field, text);
    if (host.address() != null) {
      throw invalid(field, "is an address, not a domain");
    }
    return of(field, host);
  }

  /**
   * @throws ApiException 400 if it is no domain, or one that nobody can register
   */
  public static DomainName of(String field, HostName host) {
    try {
      return new DomainName(host, registrable(host));
    } catch (IllegalArgumentException malformed) {
      throw invalid(field, String.valueOf(malformed.getMessage()));
    }
  }

  /** By the list of public suffixes; those that it does not know have one label. */
  private static String registrable(HostName host) {
    String[] labels = host.text().split("\\.");
    int suffix = labels.length - 1;
    for (int start = 0; start < labels.length; start++) {
      if (isSuffix(from(labels, start))) {
        suffix = start;
        break;
      }
    }
    if (suffix == 0) {
      throw new IllegalArgumentException("is a public suffix, below which domains are registered");
    }
    return from(labels, suffix - 1);
  }

  private static boolean isSuffix(String name) {
    return InternetDomainName.isValid(name) && InternetDomainName.from(name).isRegistrySuffix();
  }

  private static String from(String[] labels, int start) {
    return String.join(".", List.of(labels).subList(start, labels.length));
  }

  /** This name and those above it, down to the one that is registered. */
  public List<String> withParents() {
    String[] labels = host.text().split("\\.");
    int last = labels.length - registrable.split("\\.").length;
    return IntStream.rangeClosed(0, last).mapToObj(start -> from(labels, start)).toList();
  }

  private static ApiException invalid(String field, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, "malformed", detail)));
  }
}

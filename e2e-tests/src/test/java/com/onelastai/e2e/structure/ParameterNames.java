package com.onelastai.e2e.structure;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.MethodParameterInfo;
import java.util.List;
import java.util.stream.Stream;

/** The names of parameters, which are in the class files but which ArchUnit does not offer. */
final class ParameterNames {

  private ParameterNames() {}

  static List<String> of(JavaMethod method) {
    return ClassFile.of().parse(classFileOf(method)).methods().stream()
        .filter(candidate -> candidate.methodName().equalsString(method.getName()))
        .filter(candidate -> candidate.methodType().equalsString(method.getDescriptor()))
        .flatMap(ParameterNames::of)
        .toList();
  }

  private static Stream<String> of(MethodModel method) {
    return method.findAttribute(Attributes.methodParameters()).stream()
        .flatMap(attribute -> attribute.parameters().stream())
        .map(MethodParameterInfo::name)
        .flatMap(name -> name.stream().map(text -> text.stringValue()));
  }

  private static byte[] classFileOf(JavaMethod method) {
    try (InputStream file =
        method.getOwner().getSource().orElseThrow().getUri().toURL().openStream()) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

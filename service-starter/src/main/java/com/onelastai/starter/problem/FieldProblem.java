package com.onelastai.starter.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path in the body, a parameter's or a header's name
 * @param code stable, such as {@code too_long}
 * @param detail for people
 */
public record FieldProblem(String field, String code, String detail) {}

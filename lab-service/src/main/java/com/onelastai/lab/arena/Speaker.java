package com.onelastai.lab.arena;

/**
 * Somebody as whom the model speaks.
 *
 * @param role tells the model who it is, such as {@code You are Ada, a patient engineer.}
 */
public record Speaker(String name, String role) {}

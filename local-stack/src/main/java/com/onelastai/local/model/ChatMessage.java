package com.onelastai.local.model;

/**
 * @param role as chat templates name it: {@code system}, {@code user} or {@code assistant}
 */
record ChatMessage(String role, String content) {}

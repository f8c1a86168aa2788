package com.onelastai.chat.agent;

import java.util.Locale;

/** What an agent is for. */
enum Category {
  LEARNING("Learning", "Explain things and think with you"),
  LIFESTYLE("Lifestyle", "Help with food, travel, sport and rest"),
  COMPANIONS("Companions", "Listen, encourage and keep you company"),
  ENTERTAINMENT("Entertainment", "Make you laugh, wonder or hold your breath"),
  GAMES("Games", "Play, and talk about playing"),
  EXPLORE("Explore", "Other ways to find an agent or to talk to one"),
  DEMOS("Demos", "Show what the platform can do, without an account"),
  CUSTOM("Custom", "Made by users for themselves");

  private final String title;
  private final String description;

  Category(String title, String description) {
    this.title = title;
    this.description = description;
  }

  static Category of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  /** Whether its agents are characters, not demos or ways to find agents. */
  boolean hasCharacters() {
    return this != EXPLORE && this != DEMOS;
  }
}

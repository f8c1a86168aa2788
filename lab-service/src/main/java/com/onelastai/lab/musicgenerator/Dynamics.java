package com.onelastai.lab.musicgenerator;

/** How loud a note is: by the mood, the section, the arch of the phrase and the beat. */
record Dynamics(Mood mood, int stepsPerBar) {

  private static final int ARCH = 7;
  private static final int ACCENT = 7;

  /**
   * @param step from the start of the piece
   * @param balance of the part, added
   */
  int velocity(Section section, int step, int balance) {
    int inSection = step - section.bar() * stepsPerBar;
    double place = inSection / (double) (section.bars() * stepsPerBar);
    double arch = ARCH * Math.sin(Math.PI * place);
    int accent = step % stepsPerBar == 0 ? ACCENT : step % 4 == 0 ? ACCENT / 2 : 0;
    double velocity = mood.velocity + level(section) + arch + accent + balance;
    return (int) Math.clamp(Math.round(velocity), 25, 120);
  }

  private static int level(Section section) {
    return switch (section.role()) {
      case Section.INTRO -> -12;
      case Section.OPENING -> -4;
      case Section.CLOSING, Section.END -> 0;
      default -> 6;
    };
  }
}

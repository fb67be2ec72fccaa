package gastown.outposts.pty;

import gastown.outposts.Typing.Cursor;

/// What a program wrote to a terminal, as the text that stands there in the end: what the terminal
/// obeys is obeyed.
final class Drawn {
  private static final char ESC = '\u001b';
  private static final char BELL = '\u0007';
  private static final int MOST = 10_000;

  private final String from;
  private final Canvas canvas = new Canvas();
  private int at;

  private Drawn(String from) {
    this.from = from;
  }

  static String text(String written) {
    return new Drawn(written).read().text();
  }

  static Cursor cursor(String written) {
    return new Drawn(written).read().cursor();
  }

  private Canvas read() {
    while (at < from.length()) {
      int sign = from.codePointAt(at);
      at += Character.charCount(sign);
      switch (sign) {
        case ESC -> obey();
        case '\n' -> canvas.newLine();
        case '\r' -> canvas.toBegin();
        case '\b' -> canvas.across(-1);
        case '\t' -> canvas.toTab();
        default -> {
          if (!Character.isISOControl(sign)) {
            canvas.put(sign);
          }
        }
      }
    }
    return canvas;
  }

  private void obey() {
    char kind = at < from.length() ? from.charAt(at++) : ' ';
    switch (kind) {
      case '[' -> control();
      case ']', 'P', '_', '^', 'X' -> string();
      case '(', ')', '*', '+', '#', '%' -> at++;
      case '7' -> canvas.keep();
      case '8' -> canvas.back();
      case 'D' -> canvas.newLine();
      case 'M' -> canvas.down(-1);
      case 'E' -> {
        canvas.toBegin();
        canvas.newLine();
      }
      default -> {}
    }
  }

  private void control() {
    int begin = at;
    while (at < from.length() && (from.charAt(at) < '@' || from.charAt(at) > '~')) {
      at++;
    }
    char last = at < from.length() ? from.charAt(at) : ' ';
    var numbers = from.substring(begin, Math.min(at, from.length()));
    at++;
    switch (last) {
      case 'A' -> canvas.down(-number(numbers, 0, 1));
      case 'B', 'e' -> canvas.down(number(numbers, 0, 1));
      case 'E', 'F' -> {
        canvas.toBegin();
        canvas.down(last == 'E' ? number(numbers, 0, 1) : -number(numbers, 0, 1));
      }
      case 'C', 'a' -> canvas.across(number(numbers, 0, 1));
      case 'D' -> canvas.across(-number(numbers, 0, 1));
      case 'G', '`' -> canvas.toColumn(number(numbers, 0, 1) - 1);
      case 'd' -> canvas.toRow(number(numbers, 0, 1) - 1);
      case 'H', 'f' -> {
        canvas.toRow(number(numbers, 0, 1) - 1);
        canvas.toColumn(number(numbers, 1, 1) - 1);
      }
      case 'h' -> {
        if (numbers.equals("?1049")) {
          canvas.clear();
        }
      }
      default -> change(last, numbers);
    }
  }

  private void change(char last, String numbers) {
    int first = number(numbers, 0, last == 'J' || last == 'K' ? 0 : 1);
    switch (last) {
      case 'J' -> {
        switch (first) {
          case 0 -> canvas.eraseBelow();
          case 1 -> canvas.eraseAbove();
          case 2 -> canvas.clear();
          default -> {}
        }
      }
      case 'K' -> {
        switch (first) {
          case 0 -> canvas.eraseRight();
          case 1 -> canvas.eraseLeft();
          default -> canvas.eraseRow();
        }
      }
      case 'X' -> canvas.eraseCells(first);
      case 'P' -> canvas.takeCells(first);
      case '@' -> canvas.makeCells(first);
      case 'M' -> canvas.takeRows(first);
      case 'L' -> canvas.makeRows(first);
      case 't' -> {
        if (first == 8) {
          canvas.resize(number(numbers, 1, MOST), number(numbers, 2, MOST));
        }
      }
      case 's' -> canvas.keep();
      case 'u' -> {
        if (numbers.isEmpty()) {
          canvas.back();
        }
      }
      default -> {}
    }
  }

  /// The number at this place of `12;5`, or what is meant where none is said.
  private static int number(String numbers, int place, int otherwise) {
    int begin = 0;
    for (int i = 0; i < place; i++) {
      begin = numbers.indexOf(';', begin) + 1;
      if (begin == 0) {
        return otherwise;
      }
    }
    int value = 0;
    int i = begin;
    while (i < numbers.length() && Character.isDigit(numbers.charAt(i)) && value < MOST) {
      value = value * 10 + Character.digit(numbers.charAt(i++), 10);
    }
    return i == begin || value == 0 ? otherwise : Math.min(value, MOST);
  }

  private void string() {
    while (at < from.length()) {
      char c = from.charAt(at++);
      if (c == BELL) {
        return;
      }
      if (c == ESC) {
        at++;
        return;
      }
    }
  }
}

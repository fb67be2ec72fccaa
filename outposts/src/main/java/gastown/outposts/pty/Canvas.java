package gastown.outposts.pty;

import gastown.outposts.Typing.Cursor;
import java.util.ArrayList;
import java.util.List;

/// What stands on a terminal: all that was ever written stays above the screen, which begins where
/// it was last cleared, or further down when more was written than there is room for. Rows are as
/// long as what was written there. As long as nobody said how large it is there is room for all.
final class Canvas {
  private static final String SPACE = " ";

  /// No terminal is larger; who asks for more gets this.
  private static final int LARGEST = 1_000;

  /// Stands behind a sign that takes two cells.
  private static final String TAKEN = "";

  private final List<List<String>> rows = new ArrayList<>();
  private int top;
  private int row;
  private int column;
  private int height = LARGEST;
  private int width = LARGEST;
  private int keptRow;
  private int keptColumn;

  void put(int sign) {
    var cells = cells(row);
    if (isJoined(sign)) {
      if (column > 0 && column <= cells.size()) {
        cells.set(column - 1, cells.get(column - 1) + Character.toString(sign));
      }
      return;
    }
    if (column + (isWide(sign) ? 2 : 1) > width) {
      toBegin();
      newLine();
      cells = cells(row);
    }
    set(cells, Character.toString(sign));
    if (isWide(sign)) {
      set(cells, TAKEN);
    }
  }

  /// The terminal is that large from now on.
  void resize(int rowsThere, int columnsThere) {
    height = Math.clamp(rowsThere, 1, LARGEST);
    width = Math.clamp(columnsThere, 2, LARGEST);
    top = Math.max(top, row - height + 1);
  }

  private void set(List<String> cells, String text) {
    while (cells.size() <= column) {
      cells.add(SPACE);
    }
    cells.set(column++, text);
  }

  private List<String> cells(int index) {
    while (rows.size() <= index) {
      rows.add(new ArrayList<>());
    }
    return rows.get(index);
  }

  void toBegin() {
    column = 0;
  }

  void newLine() {
    row++;
    cells(row);
    top = Math.max(top, row - height + 1);
  }

  void toTab() {
    toColumn((column / 8 + 1) * 8);
  }

  /// To a column; the first is 0.
  void toColumn(int wanted) {
    column = Math.clamp(wanted, 0, width - 1);
  }

  /// To a row of the screen; the first is 0.
  void toRow(int wanted) {
    row = top + Math.clamp(wanted, 0, height - 1);
  }

  void across(int cells) {
    toColumn(column + cells);
  }

  /// Among the rows there are.
  void down(int lines) {
    row = Math.clamp(row + lines, top, Math.max(row, rows.size() - 1));
  }

  void keep() {
    keptRow = row;
    keptColumn = column;
  }

  void back() {
    row = Math.max(top, keptRow);
    column = keptColumn;
  }

  /// A screen of its own begins; what was there is above.
  void clear() {
    int at = row - top;
    top = rows.size();
    row = top + at;
  }

  void eraseBelow() {
    eraseRight();
    while (rows.size() > row + 1) {
      rows.removeLast();
    }
  }

  void eraseAbove() {
    for (int i = top; i < row; i++) {
      cells(i).clear();
    }
    eraseLeft();
  }

  void eraseRight() {
    var cells = cells(row);
    while (cells.size() > column) {
      cells.removeLast();
    }
  }

  void eraseLeft() {
    var cells = cells(row);
    for (int i = 0; i <= column && i < cells.size(); i++) {
      cells.set(i, SPACE);
    }
  }

  void eraseRow() {
    cells(row).clear();
  }

  void eraseCells(int count) {
    var cells = cells(row);
    for (int i = column; i < column + count && i < cells.size(); i++) {
      cells.set(i, SPACE);
    }
  }

  void takeCells(int count) {
    var cells = cells(row);
    for (int i = 0; i < count && column < cells.size(); i++) {
      cells.remove(column);
    }
  }

  void makeCells(int count) {
    var cells = cells(row);
    for (int i = 0; i < Math.min(count, LARGEST) && column < cells.size(); i++) {
      cells.add(column, SPACE);
    }
  }

  void takeRows(int count) {
    for (int i = 0; i < count && row < rows.size(); i++) {
      rows.remove(row);
    }
  }

  void makeRows(int count) {
    for (int i = 0; i < Math.min(count, LARGEST) && row < rows.size(); i++) {
      rows.add(row, new ArrayList<>());
    }
  }

  Cursor cursor() {
    return Cursor.in(String.join("", cells(row)), column, row);
  }

  /// Without what is empty at the end of lines.
  String text() {
    var text = new StringBuilder();
    for (var cells : rows) {
      text.append(String.join("", cells).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /// Signs that change the one before them.
  private static boolean isJoined(int sign) {
    int type = Character.getType(sign);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  private static boolean isWide(int sign) {
    return sign >= 0x1100 && sign <= 0x115f
        || sign >= 0x2e80 && sign <= 0xa4cf
        || sign >= 0xac00 && sign <= 0xd7a3
        || sign >= 0xf900 && sign <= 0xfaff
        || sign >= 0xfe30 && sign <= 0xfe6f
        || sign >= 0xff00 && sign <= 0xff60
        || sign >= 0x1f300 && sign <= 0x1faff;
  }
}

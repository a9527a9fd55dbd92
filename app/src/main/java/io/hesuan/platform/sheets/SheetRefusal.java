package io.hesuan.platform.sheets;

import io.hesuan.kernel.Refusal;

/** Why a file, a row or a cell is not taken, in order of precedence. */
public enum SheetRefusal implements Refusal {
    SHEET_UNKNOWN,
    FORMAT_UNKNOWN,
    FILE_NOT_READABLE,
    FILE_HAS_NO_ROWS,
    IMPORT_NOT_FOUND,
    IMPORT_WAS_LOADED,
    IMPORT_NOT_CHECKED,
    IMPORT_HAS_REFUSED_ROWS,
    IMPORT_NOT_LOADED,
    HEADING_UNKNOWN,
    COLUMN_NOT_OF_SHEET,
    COLUMN_MAPPED_TWICE,
    CELL_MISSING,
    CELL_IS_NO_NUMBER,
    CELL_IS_NO_DATE,
    CELL_IS_NEITHER_YES_NOR_NO,
    CELL_IS_NO_CHOICE,
    CELL_REFERS_TO_NOTHING,
    CODE_REPEATED_IN_FILE,
    ROWS_WERE_CHANGED_SINCE
}

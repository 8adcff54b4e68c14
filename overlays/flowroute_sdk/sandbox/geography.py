"""Area codes, ZIP prefixes and postal letters of the United States and Canada."""

from __future__ import annotations

TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888")

US_AREA_CODES = """
AL 205 251 256 334 659 938|AK 907|AZ 480 520 602 623 928|AR 327 479 501 870
CA 209 213 279 310 323 341 350 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707
714 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951|CO 303 719 720 970 983
CT 203 475 860 959|DE 302|DC 202 771
FL 239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954
GA 229 404 470 478 678 706 762 770 912 943|HI 808|ID 208 986
IL 217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872
IN 219 260 317 463 574 765 812 930|IA 319 515 563 641 712|KS 316 620 785 913
KY 270 364 502 606 859|LA 225 318 337 504 985|ME 207|MD 227 240 301 410 443 667
MA 339 351 413 508 617 774 781 857 978|MI 231 248 269 313 517 586 616 679 734 810 906 947 989
MN 218 320 507 612 651 763 924 952|MS 228 601 662 769|MO 235 314 417 557 573 636 660 816 975
MT 406|NE 308 402 531|NV 702 725 775|NH 603|NJ 201 551 609 640 732 848 856 862 908 973|NM 505 575
NY 212 315 329 332 347 363 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934
NC 252 336 472 704 743 828 910 919 980 984|ND 701
OH 216 220 234 283 326 330 380 419 436 440 513 567 614 740 937|OK 405 539 572 580 918
OR 458 503 541 971|PA 215 223 267 272 412 445 484 570 582 610 717 724 814 835 878|RI 401
SC 803 821 839 843 854 864|SD 605|TN 423 615 629 731 865 901 931
TX 210 214 254 281 325 346 361 409 430 432 469 512 682 713 726 737 806 817 830 832 903 915 936 940
945 956 972 979|UT 385 435 801|VT 802|VA 276 434 540 571 686 703 757 804 826 948
WA 206 253 360 425 509 564|WV 304 681|WI 262 274 353 414 534 608 715 920|WY 307
"""

CANADIAN_AREA_CODES = """
AB 368 403 587 780 825|BC 236 250 257 604 672 778|MB 204 431 584|NB 428 506|NL 709 879|NS 782 902
ON 226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 807 905 942|YT 867
QC 263 354 367 418 438 450 468 514 579 581 819 873|SK 306 474 639
"""

ZIP_PREFIXES = """
AL 350-369|AK 995-999|AZ 850-865|AR 716-729 755|CA 900-961|CO 800-816|CT 060-069|DE 197-199
DC 200 202-205 569|FL 320-349|GA 300-319 398-399|HI 967-968|ID 832-838|IL 600-629|IN 460-479
IA 500-528|KS 660-679|KY 400-427|LA 700-714|ME 039-049|MD 206-219|MA 010-027 055|MI 480-499
MN 550-567|MS 386-397|MO 630-658|MT 590-599|NE 680-693|NV 889-898|NH 030-038|NJ 070-089
NM 870-884|NY 005 063 100-149|NC 270-289|ND 580-588|OH 430-459|OK 730-749|OR 970-979|PA 150-196
RI 028-029|SC 290-299|SD 570-577|TN 370-385|TX 733 750-799 885|UT 840-847|VT 050-054 056-059
VA 201 220-246|WA 980-994|WV 247-268|WI 530-549|WY 820-831
"""

POSTAL_LETTERS = {
    "AB": "T",
    "BC": "V",
    "MB": "R",
    "NB": "E",
    "NL": "A",
    "NS": "B",
    "NT": "X",
    "NU": "X",
    "ON": "KLMNP",
    "PE": "C",
    "QC": "GHJ",
    "SK": "S",
    "YT": "Y",
}

RATE_CENTERS = """
AL brmnghmmain huntsville mobile|AK anchorage fairbanks juneau|AZ phoenix tucson mesa
AR littlerock fayettevl jonesboro|CA lsan snfc sndg snjs millbrae sacramento|CO denver coldspgs
CT hartford newhaven|DE wilmington dover|DC washington wshngtnzn1|FL miami tampa orlando jcsnvl
GA atlanta savannah augusta|HI honolulu hilo|ID boise twinfalls|IL chicago springfld peoria
IN indianapls fortwayne evansville|IA desmoines cedarrpds|KS wichita topeka|KY louisville lexington
LA neworleans batonrouge|ME portland bangor|MD baltimore rockville|MA boston worcester
MI detroit grandrpds lansing|MN twincities duluth|MS jackson gulfport|MO stlouis kansascity
MT billings missoula|NE omaha lincoln|NV lasvegas reno|NH manchester concord|NJ oradell newark
NM albuquerqu santafe|NY nwyrcyzn01 nwyrcyzn03 buffalo|NC charlotte raleigh|ND fargo bismarck
OH cleveland columbus cincinnati|OK oklahomacy tulsa|OR portland eugene|PA phila pittsburgh
RI providence newport|SC charleston columbia|SD siouxfalls rapidcity|TN nashville memphis
TX houston dallas austin sanantonio|UT saltlkcity provo|VT burlington rutland|VA richmond norfolk
WA seattle tacoma spokane|WV charleston huntington|WI milwaukee madison|WY cheyenne casper
AB calgary edmonton|BC vancouver victoria|MB winnipeg brandon|NB moncton frederictn|NL stjohns
NS halifax sydney|ON toronto ottawa hamilton|QC montreal quebec|SK regina saskatoon|YT whitehorse
"""


def _table(text: str) -> dict[str, list[str]]:
    rows = [row.split() for row in text.replace("\n", "|").split("|")]
    table: dict[str, list[str]] = {}
    state = ""
    for row in rows:
        if row and row[0].isalpha() and row[0].isupper():
            state, row = row[0], row[1:]
        table.setdefault(state, []).extend(row)
    table.pop("", None)
    return table


def _zip_prefixes() -> dict[str, str]:
    owner = {}
    for state, ranges in _table(ZIP_PREFIXES).items():
        for one in ranges:
            first, _, last = one.partition("-")
            for prefix in range(int(first), int(last or first) + 1):
                owner[f"{prefix:03d}"] = state
    return owner


STATE_BY_ZIP_PREFIX = _zip_prefixes()
RATE_CENTERS_BY_STATE = _table(RATE_CENTERS)
US_STATES = frozenset(_table(ZIP_PREFIXES))
CANADIAN_PROVINCES = frozenset(POSTAL_LETTERS)
AREA_CODES: dict[str, tuple[str, str]] = {
    npa: (state, country)
    for country, text in (("US", US_AREA_CODES), ("CA", CANADIAN_AREA_CODES))
    for state, codes in _table(text).items()
    for npa in codes
}

# SPDX-License-Identifier: GPL-3.0-or-later
# A whole guest in one boot sector, for tests and sample data. It says READY on the first serial port, then a dot each
# second, and each second writes what it counts into sector 1 of its disk:
#   bytes 0-3 "NANO", 4-7 how often it was booted, 8-11 seconds counted over all boots (little endian).
# It switches itself off when the ACPI power button is pressed; on a machine without ACPI it never learns of that.
# Build: as --32 nano.s -o nano.o && ld -m elf_i386 -Ttext 0x7c00 --oformat binary nano.o -o nano.bin

        .code16
        .text
        .globl  _start

        .set    COM1, 0x3f8
        .set    PM1_STATUS, 0x600       # where SeaBIOS puts the power management block, on "pc" and on "q35"
        .set    PM1_ENABLE, 0x602
        .set    PM1_CONTROL, 0x604
        .set    POWER_BUTTON, 0x100
        .set    SLEEP_NOW, 0x2000       # sleep type 0 is S5 in QEMU's tables
        .set    CLOCK, 0x46c            # the BIOS counts 18.2 times a second here
        .set    RECORD, 0x7e00          # sector 1 in memory
        .set    MAGIC, 0x4f4e414e       # "NANO"

_start: ljmp    $0, $begin
begin:  cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movw    $0x7c00, %sp
        sti
        cld
        movb    %dl, drive

        movb    $0x42, %ah              # what an earlier boot left, or zeros on a new disk
        call    disk
        cmpl    $MAGIC, RECORD
        je      known
        movl    $MAGIC, RECORD
        movl    $0, RECORD+4
        movl    $0, RECORD+8
known:  incl    RECORD+4
        call    store

        movw    $PM1_ENABLE, %dx
        movw    $POWER_BUTTON, %ax
        outw    %ax, %dx
        inw     %dx, %ax                # reads back as written only where there is ACPI
        cmpw    $POWER_BUTTON, %ax
        sete    acpi

        movw    $ready, %si
        call    say
        movl    RECORD+4, %ebx
        movw    $8, %cx
digit:  roll    $4, %ebx
        movb    %bl, %al
        andb    $15, %al
        cmpb    $10, %al
        jb      decimal
        addb    $'a'-'0'-10, %al
decimal:addb    $'0', %al
        call    put
        loop    digit
        movw    $newline, %si
        call    say

second: movl    CLOCK, %ebp
wait:   hlt                             # the timer of the BIOS wakes it
        cmpb    $0, acpi
        je      nobutton
        movw    $PM1_STATUS, %dx
        inw     %dx, %ax
        testw   $POWER_BUTTON, %ax
        jnz     off
nobutton:
        movl    CLOCK, %eax
        subl    %ebp, %eax              # at midnight the clock starts anew: that second is a short one
        cmpl    $18, %eax
        jb      wait
        incl    RECORD+8
        call    store
        movb    $'.', %al
        call    put
        jmp     second

off:    movw    $bye, %si
        call    say
        movw    $PM1_CONTROL, %dx
        movw    $SLEEP_NOW, %ax
        outw    %ax, %dx
halt:   hlt
        jmp     halt

store:  movb    $0x43, %ah
disk:   movw    $1, packet+2            # the BIOS answers in this field, so it is set each time
        movb    drive, %dl
        movw    $packet, %si
        movb    $0, %al
        int     $0x13
        jnc     done
        movw    $broken, %si

say:    lodsb
        testb   %al, %al
        jz      done
        call    put
        jmp     say
done:   ret

put:    movb    %al, %ah
        movw    $COM1+5, %dx
full:   inb     %dx, %al
        testb   $0x20, %al
        jz      full
        movb    %ah, %al
        movw    $COM1, %dx
        outb    %al, %dx
        ret

packet: .byte   16, 0
        .word   1, RECORD, 0            # one sector, to offset:segment
        .quad   1                       # from or to sector 1
drive:  .byte   0
acpi:   .byte   0
ready:  .asciz  "READY boot="
newline:.asciz  "\r\n"
bye:    .asciz  "power button: off\r\n"
broken: .asciz  "disk error\r\n"

        .org    510
        .word   0xaa55
